package dev.postrider.local.book;

import java.util.stream.Stream;

/// A page that is right, what is changed in it, and what has to be said then.
record Plant(String page, String right, String wrong, String complaint) {
    /// A page with a block of each kind that needs a stack.
    static final String PAGE = """
            ```sh
            export POSTRIDER=http://localhost:8080 KEY=dev
            curl -sS "$POSTRIDER/v1/presets" -H "authorization: Bearer $KEY" > presets.json
            ```
            ```sh
            ./postrider listen --status 200
            ```
            ```sh
            curl -sS -X PUT "$POSTRIDER/v1/channels/planted" -H "authorization: Bearer $KEY" \\
              -H 'content-type: application/json' -d '{"request": {"url": "http://localhost:9000/planted"}}'
            ```
            ```json output
            {"id": "planted", "state": "enabled", "request": {"url": "http://localhost:9000/planted"}}
            ```
            ```sh
            curl -sS "$POSTRIDER/v1/events" -H "authorization: Bearer $KEY" \\
              -H 'content-type: application/json' -d '{"type": "planted.one", "data": {"n": 1}}'
            ```
            ```text receiver
            POST /planted  → 200
            …
              {
                "n" : 1
              }
            ```
            """;

    /// A page with a block of each kind that is a file.
    static final String FILES = """
            ```json Match
            {"types": ["planted.*"]}
            ```
            ```python planted.py
            print("genuine")
            ```
            ```yaml planted.yaml
            channels:
              - id: planted-file
                match: {types: [planted.*]}
                request: {url: https://hooks.example.com/}
            ```
            ```sh
            ./postrider apply planted.yaml --dry-run
            ```
            ```text
            + planted-file
            1 to add, …
            ```
            ```yaml shop.yaml
            Parameters:
              Hook: {Type: String}
            Resources:
              Planted:
                Type: Custom::PostriderChannel
                Properties:
                  ServiceToken: !ImportValue postrider-ChannelProviderArn
                  Id: planted-stack
                  Match: {Types: [check.failed]}
                  Request: {Url: !Ref Hook}
            ```
            ```sh
            python3 planted.py
            ```
            ```text
            genuine
            ```
            """;

    private static final String STILL = """
            ```text picture
            a ─▶ b
            ```
            """;

    static final String QUERY = """
            ```text query
            filter name = "delivery.attempted" and lateMs > 1
            | stats count(*) as late by channel, bin(5m) | sort late desc
            ```
            """;

    static Stream<Plant> all() {
        return Stream.of(
                new Plant(PAGE, "/v1/presets", "/v1/presents", "planted.md:1 fails"),
                new Plant(PAGE, "curl -sS \"$POSTRIDER/v1/pre", "wget \"$POSTRIDER/v1/pre", "wget"),
                new Plant(PAGE, "export POSTRIDER", "export POSTRIDE", "POSTRIDER"),
                new Plant(PAGE, "--status 200\n", "--status 200\ncurl -sS localhost:9000\n", "keep their terminal"),
                new Plant(PAGE, "--status", "--statuses", "--statuses"),
                new Plant(PAGE, "{\"request\": {\"url\"", "{\"request\": {\"uri\"", "uri"),
                new Plant(PAGE, "\"state\": \"enabled\"", "\"state\": \"paused\"", "/state is \"enabled\""),
                new Plant(PAGE, "\"id\": \"planted\", \"state\"", "\"id\": \"planted\", \"stat\"", "/stat is missing"),
                new Plant(PAGE, "{\"id\": \"planted\", ", "{\"id\": planted, ", "no JSON"),
                new Plant(PAGE, "./postrider listen --status 200", "true", "nothing listens"),
                new Plant(FILES, "types: [planted.*]", "type: [planted.*]", "type"),
                new Plant(FILES, "channels:", "channel:", "a template has Resources"),
                new Plant(FILES, "https://hooks.example.com/}", "https://10.0.0.1:99999/}", "is refused"),
                new Plant(FILES, "--dry-run", "--dryrun", "--dryrun"),
                new Plant(FILES, "+ planted-file", "+ planted-files", "is not printed"),
                new Plant(FILES, "json Match", "json Matches", "of no kind"),
                new Plant(FILES, "{\"types\": [\"planted.*\"]}", "{\"types\": \"planted.*\"}", "types"),
                new Plant(FILES, "Match: {Types", "Match: {Typos", "ypos"),
                new Plant(FILES, "-ChannelProviderArn", "-ProviderArn", "exports no"),
                new Plant(FILES, "!Ref Hook", "!Ref Hooks", "no parameter"),
                new Plant(FILES, "python3 planted.py", "python3 others.py", "no later command uses planted.py"),
                new Plant(FILES, "print(\"genuine\")", "print(\"changed\")", "is not printed"),
                new Plant(FILES, "python planted.py", "python", "of no kind"),
                new Plant(FILES, "yaml planted.yaml", "yaml", "of no kind"),
                new Plant(QUERY, "delivery.attempted", "delivery.tried", "no line of log has delivery.tried"),
                new Plant(QUERY, "lateMs", "lateness", "no line of log has lateness"),
                new Plant(STILL, "text picture", "text drawing", "of no kind"),
                new Plant(STILL, "```text picture", "```", "of no kind"),
                new Plant(STILL, "text picture", "ruby", "of no kind"),
                new Plant(STILL, "a ─▶ b", "curl -sS localhost", "holds no commands"),
                new Plant(STILL, "text picture", "text", "is not printed"));
    }

    /// The page with its mistake.
    Page planted() {
        return parsed(page.replace(right, wrong));
    }

    static Page parsed(String text) {
        return Page.parse("planted.md", text.lines().toList());
    }

    @Override
    public String toString() {
        return right + " → " + wrong;
    }
}
