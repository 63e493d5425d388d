package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.local.cli.Shell;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A stack whose channels are kept in a file.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChannelsAsCodeTest {
    private static final String ONE = """
            channels:
              - id: alerts
                match: {types: [check.*]}
                request:
                  url: https://hooks.example.com/{{PATH}}
                  headers: {x-token: "{{@secrets.TOKEN}}"}
                  body: |
                    {"text": "{{title}}"}
                variables: {PATH: T1}
                secrets:
                  TOKEN: ${ENV:ALERTS_TOKEN}
            """;

    private final LocalStack stack = LocalStack.startQuietly(Options.inMemory().withRootKey("root"));
    private final Api api = Api.at(stack.endpoint(), "root");

    @TempDir
    private Path folder;

    @AfterAll
    void stop() {
        api.close();
        stack.close();
    }

    @BeforeEach
    void empty() {
        api.all("/v1/channels")
                .forEach(channel ->
                        api.send("DELETE", "/v1/channels/" + channel.path("id").asText(), ""));
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        String many = IntStream.range(0, 150)
                .mapToObj("  - {id: c-%1$d, request: {url: 'https://hooks.example.com/%1$d'}}\n"::formatted)
                .collect(Collectors.joining("", ONE, ""));

        Shell.Said first = applied(many);
        int version = version("alerts");
        Shell.Said second = applied(many);

        assertThat(first.code()).as(first.text()).isZero();
        assertThat(first.text()).contains("151 to add, 0 to change, 0 to delete", "Applied 151 of 151.");
        assertThat(second.text()).startsWith("0 to add, 0 to change, 0 to delete, 151 as they are.");
        assertThat(version("alerts")).isEqualTo(version);
    }

    private int version(String id) {
        return api.get("/v1/channels/" + id).body().path("version").asInt();
    }

    @Test
    void showsEachSettingThatChanges() throws IOException {
        applied(ONE);

        Shell.Said said = applied(ONE.replace("[check.*]", "[check.failed]")
                .replace("PATH: T1", "PATH: T2")
                .replace("    request:", "    ratePerSecond: 5\n    request:"));

        assertThat(said.text()).isEqualTo("""
                ~ alerts
                    ~ match.types: ["check.*"] → ["check.failed"]
                    + ratePerSecond: 5
                    ~ variables.PATH: "T1" → "T2"
                0 to add, 1 to change, 0 to delete, 0 as they are.
                Applied 1 of 1.
                """);
    }

    @Test
    void changesNothingOnADryRun() throws IOException {
        Shell.Said said = applied(ONE, "--dry-run");

        assertThat(said.text()).contains("+ alerts", "1 to add").doesNotContain("Applied");
        assertThat(api.all("/v1/channels")).isEmpty();
    }

    @Test
    void deletesWhatTheFileDoesNotHaveOnlyWhenAskedTo() throws IOException {
        applied(ONE);

        Shell.Said kept = applied("channels: []");
        Shell.Said pruned = applied("channels: []", "--prune");

        assertThat(kept.text()).contains("1 not in the file; --prune deletes: alerts");
        assertThat(pruned.text()).contains("- alerts", "1 to delete", "Applied 1 of 1.");
        assertThat(api.all("/v1/channels")).isEmpty();
    }

    @Test
    void tellsAllMistakesAtOnceAndWhereTheyStand() throws IOException {
        Shell.Said said = applied("""
                channels:
                  - id: one
                    request:
                      url: https://10.0.0.1/x
                      body: "{{#if a}}"
                  - id: two
                    nmae: typo
                    request: {url: "https://hooks.example.com/"}
                    secrets: {TOKEN: "${ENV:NOBODY_SET}"}
                  - id: three
                    request: {url: "https://hooks.example.com/"}
                """);

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text())
                .contains(
                        "channels.yaml:5:7 /channels/0/request/body",
                        "channels.yaml:7:5 /channels/1/nmae",
                        "channels.yaml:9:15 /channels/1/secrets/TOKEN\n    the environment has no NOBODY_SET",
                        "nothing was changed");
        assertThat(api.all("/v1/channels")).isEmpty();
    }

    @Test
    void sendsASecretOnlyWhenItMust() throws IOException {
        applied(ONE);

        Shell.Said again = applied(ONE, "--secrets");
        Shell.Said moved = applied(ONE.replace("hooks.example.com", "other.example.com"));
        Shell.Said without = Shell.run(
                Map.of(),
                endpoint("apply", file(ONE.replace("hooks.", "other.")).toString()));

        assertThat(again.text()).contains("~ secrets.TOKEN: a secret, sent again");
        assertThat(moved.text()).contains("~ request.url", "~ secrets.TOKEN: a secret, sent again", "Applied 1 of 1.");
        assertThat(without.text()).as("a reference that is not needed").startsWith("0 to add, 0 to change");
        assertThat(again.text() + moved.text()).doesNotContain("t0ps3cret");
    }

    @Test
    void exportsWhatItWouldApplyWithoutAChange() throws IOException {
        applied(ONE + """
                  - id: pages
                    name: Pages "quoted"
                    preset: pagerduty
                    state: paused
                    signing: {scheme: none}
                    secrets: {PAGERDUTY_ROUTING_KEY: R0UT1NG}
                    match:
                      pattern: {data: {n: [{numeric: [">", 1.50]}]}}
                      when: "{{#if a}}\\n  true\\n{{/if}}"
                  - id: 2-bare
                    request: {url: "https://hooks.example.com/", method: GET, body: "", query: {a: [x, "y"]}}
                    auth: {basic: {username: u, password: p4ssw0rd}}
                """);

        Shell.Said exported = Shell.run(Map.of(), endpoint("export"));
        Shell.Said applied = applied(exported.text(), "--prune");

        assertThat(exported.text())
                .contains("TOKEN: ${ENV:ALERTS_TOKEN}", "password: ${ENV:_2_BARE_AUTH_BASIC_PASSWORD}")
                .doesNotContain(
                        "t0ps3cret",
                        "R0UT1NG",
                        "p4ssw0rd",
                        "whsec_",
                        ": null",
                        "updatedAt",
                        "timeoutSeconds: 15\n    r");
        assertThat(applied.text()).startsWith("0 to add, 0 to change, 0 to delete, 3 as they are.");
    }

    @Test
    void tellsASecretThatTheStackMakesOnlyWhenAskedTo() throws IOException {
        Shell.Said silent = applied(ONE);
        Shell.Said told = applied(ONE.replace("id: alerts", "id: others"), "--show-secrets");

        assertThat(silent.text())
                .contains("alerts signs with a secret that nobody was told")
                .doesNotContain("whsec_");
        assertThat(told.text()).contains("others signs with whsec_");
    }

    private Shell.Said applied(String yaml, String... options) throws IOException {
        String[] words = Shell.words(endpoint("apply", file(yaml).toString()), options);
        return Shell.run(Map.of("ALERTS_TOKEN", "t0ps3cret"), words);
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("channels.yaml"), yaml);
    }

    private String[] endpoint(String... words) {
        return Shell.words(words, "--endpoint", stack.endpoint().toString(), "--key", "root");
    }
}
