package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Two tenants with a key each, on the whole stack: neither sees, guesses or changes what is the other's. The routes
/// are those of the contract, so that a new one is tried as soon as it is there.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TenantsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final String EVERYTHING =
            "[\"events:write\",\"channels:read\",\"channels:write\",\"deliveries:read\",\"deliveries:retry\","
                    + "\"keys:write\"]";
    private static final List<String> LISTS = List.of(
            "GET /v1/channels",
            "GET /v1/deliveries",
            "GET /v1/events",
            "GET /v1/keys",
            "GET /v1/replays",
            "GET /v1/variables");

    /// Routes that are asked for nothing by its id: they make what is the caller's own, or tell everyone the same. What
    /// a preview, a test and metrics may name is tried apart.
    private static final Set<String> WITHOUT_IDS = Set.of(
            "POST /v1/channels",
            "POST /v1/events",
            "POST /v1/keys",
            "POST /v1/preview",
            "POST /v1/replays",
            "POST /v1/test",
            "GET /v1/health",
            "GET /v1/metrics",
            "GET /v1/openapi.json",
            "GET /v1/presets");

    private static final String PREVIEW = "{\"channelId\":\"theirs\",\"event\":{\"type\":\"t.x\"}}";
    private static final String CHANNEL = "{\"match\":{\"types\":[\"t.x\"]},\"request\":{\"url\":\"%s\"}}";

    private final LocalStack stack = LocalStack.start(Options.inMemory().withRootKey("root"));
    private final Api root = Api.at(stack.endpoint(), "root");
    private final Api owner = Api.at(stack.endpoint(), key("team-a"));
    private final Api stranger = Api.at(stack.endpoint(), key("team-b"));

    private String key(String tenant) {
        Api.Answer answer = root.post("/v1/keys", "{\"tenant\":\"%s\",\"scopes\":%s}".formatted(tenant, EVERYTHING));
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().path("key").asText();
    }

    /// Two of everything, so that every list of the owner's has a next page.
    @BeforeAll
    void fill() throws Exception {
        try (Ledger receiver = Ledger.failingFirst(0)) {
            owner.put("/v1/channels/theirs", CHANNEL.formatted(receiver.url()));
            owner.put("/v1/channels/theirs-too", CHANNEL.formatted(receiver.url()));
            owner.put("/v1/variables/THEIRS", "{\"value\":\"x\"}");
            owner.put("/v1/variables/THEIRS_TOO", "{\"value\":\"x\"}");
            owner.post("/v1/keys", "{\"scopes\":[\"events:write\"]}");
            owner.post("/v1/events", "{\"type\":\"t.x\",\"data\":{\"n\":1}}");
            owner.post("/v1/events", "{\"type\":\"t.x\",\"data\":{\"n\":2}}");
            owner.post("/v1/replays", "{\"filter\":{\"channel\":\"nowhere\"}}");
            owner.post("/v1/replays", "{\"filter\":{\"channel\":\"nowhere\"}}");
            Eventually.holds(
                    SOON,
                    () -> owner.all("/v1/deliveries?status=succeeded").size() == 4,
                    () -> owner.get("/v1/deliveries").body().toString());
        }
    }

    @AfterAll
    void stop() {
        List.of(root, owner, stranger).forEach(Api::close);
        stack.close();
    }

    /// Whoever adds a route says here how another tenant's caller fares on it.
    @TestFactory
    Stream<DynamicTest> everyRouteIsTried() {
        return routes().map(route -> DynamicTest.dynamicTest(
                route,
                () -> assertThat(route.contains("{") || LISTS.contains(route) || WITHOUT_IDS.contains(route))
                        .isTrue()));
    }

    /// What is another tenant's is answered as what nobody has.
    @TestFactory
    Stream<DynamicTest> whatIsTheOthersIsNotThere() {
        return routes().filter(route -> route.contains("{") && !route.startsWith("PUT "))
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    Api.Answer theirs = call(stranger, route, idOfTheOwners(route));
                    Api.Answer nobodys = call(stranger, route, idOfNobodys(route));

                    assertThat(theirs.status()).as(theirs.response().body()).isEqualTo(404);
                    assertThat(theirs.response().body().replace(idOfTheOwners(route), "ID"))
                            .isEqualTo(nobodys.response().body().replace(idOfNobodys(route), "ID"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> listsHoldNothingOfTheOthers() {
        return LISTS.stream()
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    String path = route.substring("GET ".length());
                    Set<String> ids = ids(owner.all(path));

                    assertThat(ids).hasSizeGreaterThan(1);
                    assertThat(ids(stranger.all(path))).doesNotContainAnyElementsOf(ids);
                }));
    }

    @TestFactory
    Stream<DynamicTest> cursorsOfTheOthersAreRefused() {
        return LISTS.stream()
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    String path = route.substring("GET ".length());
                    String cursor = owner.get(path + "?limit=1")
                            .body()
                            .path("nextCursor")
                            .textValue();

                    Api.Answer answer = stranger.get(path + "?limit=1&cursor=" + cursor);

                    assertThat(owner.get(path + "?limit=1&cursor=" + cursor).status())
                            .isEqualTo(200);
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.body().path("detail").asText()).contains("cursor", "another tenant");
                }));
    }

    @Test
    void filtersByWhatIsTheOthersFindNothing() {
        assertThat(stranger.all("/v1/deliveries?channel=theirs")).isEmpty();
        assertThat(stranger.all("/v1/deliveries?event=" + idOfTheOwners("/v1/events/{id}")))
                .isEmpty();
    }

    @Test
    void countsNothingOfTheOthers() {
        assertThat(owner.get("/v1/metrics?groupBy=channel").body().path("items"))
                .isNotEmpty();
        assertThat(stranger.get("/v1/metrics?groupBy=channel").body().path("items"))
                .isEmpty();
        assertThat(stranger.get("/v1/metrics?groupBy=channel&channel=theirs")
                        .body()
                        .path("items"))
                .isEmpty();
    }

    /// A PUT makes the channel where there is none: the caller's own, beside the other's. Its versions outlive it.
    @Test
    void aChannelOfTheSameNameIsAnother() {
        JsonNode before = owner.get("/v1/channels/theirs-too").body();

        Api.Answer put = stranger.put("/v1/channels/theirs-too", CHANNEL.formatted("https://hooks.example.com/"));

        assertThat(put.status()).isEqualTo(201);
        assertThat(owner.get("/v1/channels/theirs-too").body()).isEqualTo(before);
        assertThat(stranger.send("DELETE", "/v1/channels/theirs-too", "").status())
                .isEqualTo(204);
        assertThat(owner.get("/v1/channels/theirs-too").body()).isEqualTo(before);
    }

    @Test
    void aVariableOfTheSameNameIsAnother() {
        JsonNode before = owner.get("/v1/variables/THEIRS").body();

        assertThat(stranger.put("/v1/variables/THEIRS", "{\"value\":\"mine\"}").status())
                .isEqualTo(201);
        assertThat(owner.get("/v1/variables/THEIRS").body()).isEqualTo(before);
        assertThat(stranger.send("DELETE", "/v1/variables/THEIRS", "").status()).isEqualTo(204);
        assertThat(owner.get("/v1/variables/THEIRS").body()).isEqualTo(before);
    }

    @Test
    void previewsShowNoChannelOfTheOthers() {
        String any = "{\"event\":{\"type\":\"t.x\"}}";
        String cursor =
                owner.post("/v1/preview?limit=1", any).body().path("nextCursor").textValue();

        assertThat(owner.post("/v1/preview", PREVIEW).status()).isEqualTo(200);
        assertThat(stranger.post("/v1/preview", PREVIEW).status()).isEqualTo(404);
        assertThat(owner.post("/v1/preview", any).body().path("items")).hasSize(2);
        assertThat(stranger.post("/v1/preview", any).body().path("items")).isEmpty();
        assertThat(stranger.post("/v1/preview?limit=1&cursor=" + cursor, any).status())
                .isEqualTo(400);
    }

    @Test
    void testsSendNoEventOfTheOthers() {
        String event = owner.all("/v1/events").getFirst().path("id").asText();
        String test =
                "{\"channel\":{\"id\":\"theirs\",\"request\":{\"url\":\"http://127.0.0.1:1/\"}},\"eventId\":\"%s\"}"
                        .formatted(event);

        assertThat(owner.post("/v1/test", test).status()).isEqualTo(200);
        assertThat(stranger.post("/v1/test", test).status()).isEqualTo(404);
    }

    @Test
    void anEventOfTheSameNameIsAnother() {
        String event = "{\"type\":\"t.y\",\"source\":\"shop\",\"id\":\"1\"}";

        assertThat(stranger.post("/v1/events", event).body().path("id"))
                .isNotEqualTo(owner.post("/v1/events", event).body().path("id"));
    }

    @Test
    void noFieldAndNoHeaderChangesTheTenant() {
        assertThat(stranger.get("/v1/channels?tenant=team-a").status()).isEqualTo(400);
        assertThat(stranger.get("/v1/keys?tenant=team-a").status()).isEqualTo(403);
        assertThat(stranger.post("/v1/keys", "{\"tenant\":\"team-a\",\"scopes\":[\"events:write\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(stranger.post("/v1/events", "{\"type\":\"t.x\",\"tenant\":\"team-a\"}")
                        .status())
                .isEqualTo(400);
    }

    /// The gateway has not met this key, and so has nothing to remember of it.
    @Test
    void aRevokedKeyOpensNothing() {
        JsonNode minted =
                owner.post("/v1/keys", "{\"scopes\":[\"channels:read\"]}").body();

        assertThat(owner.send("DELETE", "/v1/keys/" + minted.path("id").asText(), "")
                        .status())
                .isEqualTo(204);

        try (Api revoked = Api.at(stack.endpoint(), minted.path("key").asText())) {
            Api.Answer answer = revoked.get("/v1/channels");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.response().headers().firstValue("content-type")).contains("application/problem+json");
        }
    }

    private Stream<String> routes() {
        return root.get("/v1/openapi.json").body().path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    private static Api.Answer call(Api caller, String route, String id) {
        String[] words = route.split(" ", 2);
        String path = words[1].replaceAll("\\{\\w+}", id);
        return caller.send(words[0], path, words[0].equals("GET") || words[0].equals("DELETE") ? "" : "{}");
    }

    private String idOfTheOwners(String route) {
        String name = resource(route).equals("variables") ? "name" : "id";
        return owner.all("/v1/" + resource(route)).getFirst().path(name).asText();
    }

    private static String resource(String route) {
        return route.replaceAll(".*/v1/([a-z]+)/.*", "$1");
    }

    private static String idOfNobodys(String route) {
        return switch (resource(route)) {
            case "channels" -> "nobodys";
            case "deliveries" -> "dlv_01KAKD8H8R4N0C7J2E5G8K1P3Q";
            case "events" -> "evt_01KAKD8H8RZ6S2W5V0QX9M3T7B";
            case "replays" -> "rpl_01KAKD8H8RZ6S2W5V0QX9M3T7B";
            case "keys" -> "key_01KAKD8H8RZ6S2W5V0QX9M3T7B";
            default -> "NOBODYS";
        };
    }

    private static Set<String> ids(List<JsonNode> items) {
        return items.stream()
                .map(item -> item.path(item.has("id") ? "id" : "name").asText())
                .collect(Collectors.toSet());
    }
}
