package dev.postrider.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.access.ApiKey;
import dev.postrider.access.KeyId;
import dev.postrider.access.KeyText;
import dev.postrider.access.Scope;
import dev.postrider.event.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `/v1/keys`.
final class KeysTest {
    private static final String ONE = "/v1/keys/{id}";
    private static final TenantId TEAM = new TenantId("team-a");

    private final Desk desk = new Desk();

    @Test
    void showsANewKeyOnceAndKeepsOnlyItsHash() {
        Desk.Answer answer = mint("""
                {"name":"CI","tenant":"team-a","scopes":["events:write"],"expiresAt":"2100-01-02T02:00:00+01:00"}""");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        KeyText text = KeyText.parse(answer.body().path("key").asText()).orElseThrow();
        assertThat(answer.body().toString())
                .isEqualTo(("{'id':'%s','name':'CI','tenant':'team-a','scopes':['events:write'],"
                                + "'createdAt':'2100-01-01T00:00:00.000Z','expiresAt':'2100-01-02T01:00:00.000Z',"
                                + "'key':'%s'}")
                        .formatted(text.id(), text.reveal())
                        .replace('\'', '"'));
        ApiKey kept = desk.keys.find(text.id()).orElseThrow();
        assertThat(kept.isOpenedBy(text)).isTrue();
        assertThat(kept.toString() + desk.logged()).doesNotContain(text.reveal());
        assertThat(list("team-a").body().toString())
                .contains(text.id().value())
                .doesNotContain(text.reveal(), kept.hash().hex());
    }

    @Test
    void makesAnotherKeyEachTime() {
        String request = "{\"scopes\":[\"events:write\"]}";

        assertThat(mint(request).body().path("key").asText())
                .isNotEqualTo(mint(request).body().path("key").asText());
    }

    @Test
    void makesKeysOfItsOwnTenantWhereNoneIsNamed() {
        assertThat(mint("{\"scopes\":[\"events:write\"]}").body().path("tenant").asText())
                .isEqualTo("default");
        Call minter = Call.to("POST /v1/keys").as("team-a").saying("{\"scopes\":[\"events:write\"]}");
        assertThat(desk.answer(minter).body().path("tenant").asText()).isEqualTo("team-a");
    }

    @Test
    void saysWhichKeyMadeAKey() {
        Desk.Answer first = mint("{\"scopes\":[\"keys:write\",\"events:write\"]}");
        String id = first.body().path("id").asText();

        Desk.Answer second = desk.answer(Call.to("POST /v1/keys").by(id).saying("{\"scopes\":[\"events:write\"]}"));

        assertThat(first.body().has("mintedBy")).isFalse();
        assertThat(second.body().path("mintedBy").asText()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"scopes":["events:write"]}                                                    | 201 |
            {"scopes":["events:write","keys:write"]}                                       | 201 |
            {"scopes":["events:write"],"expiresAt":"2100-01-01T01:00:00Z"}                 | 201 |
            {"scopes":["events:write"],"expiresAt":"2100-01-01T01:00:00.001Z"}             | 403 | /expiresAt
            {"scopes":["channels:read"]}                                                   | 403 | /scopes/0
            {"scopes":["events:write","deliveries:retry"]}                                 | 403 | /scopes/1
            {"scopes":["events:write"],"tenant":"team-b"}                                  | 403 | /tenant
            {"scopes":["events:write"],"tenant":"team-a"}                                  | 403 | /tenant
            {"scopes":["channels:read"],"tenant":"b","expiresAt":"2200-01-01T00:00:00Z"}   | 403 | /tenant,/scopes/0,/expiresAt
            """)
    void makesOnlySubsetsOfItself(String request, int status, String pointers) {
        Call narrow = Call.to("POST /v1/keys")
                .as("team-a")
                .scoped("events:write keys:write")
                .expiring(desk.moment(3600));

        Desk.Answer answer = desk.answer(narrow.saying(request));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(String.join(",", answer.pointers()))
                .isEqualTo(Optional.ofNullable(pointers).orElse(""));
        assertThat(desk.keys.list(TEAM, Optional.empty(), 10)).hasSize(status == 201 ? 1 : 0);
    }

    /// Else a key that ends could make one that does not.
    @Test
    void endsWithTheKeyThatMadeItWhereNoEndIsNamed() {
        Call ending = Call.to("POST /v1/keys").expiring(desk.moment(3600));

        Desk.Answer answer = desk.answer(ending.saying("{\"scopes\":[\"events:write\"]}"));

        assertThat(answer.body().path("expiresAt").asText()).isEqualTo("2100-01-01T01:00:00.000Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                             | /scopes
            {"scopes":[]}                                                                  | /scopes
            {"scopes":null}                                                                | /scopes
            {"scopes":"events:write"}                                                      | /scopes
            {"scopes":["events:write",7]}                                                  | /scopes/1
            {"scopes":["*"]}                                                               | /scopes/0
            {"scopes":["events:write","EVENTS:WRITE"]}                                     | /scopes/1
            {"scopes":["events:write"],"scope":"events:write"}                             | /scope
            {"scopes":["events:write"],"key":"prk_mine"}                                   | /key
            {"scopes":["events:write"],"tenant":"Team A"}                                  | /tenant
            {"scopes":["events:write"],"tenant":"a#keys"}                                  | /tenant
            {"scopes":["events:write"],"tenant":7}                                         | /tenant
            {"scopes":["events:write"],"expiresAt":"tomorrow"}                             | /expiresAt
            {"scopes":["events:write"],"expiresAt":"2100-01-01T00:00:00Z"}                 | /expiresAt
            {"scopes":["events:write"],"expiresAt":4102444800}                             | /expiresAt
            {"scopes":["events:write"],"name":"a\\u0000b"}                                 | /name
            {"scopes":["x"],"name":7,"tenant":"","expiresAt":"","no":1}                    | /no,/name,/tenant,/scopes/0,/expiresAt
            """)
    void namesEverythingThatIsWrongAtOnce(String request, String pointers) {
        Desk.Answer answer = mint(request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(String.join(",", answer.pointers())).isEqualTo(pointers);
        assertThat(list("default").items("id")).isEmpty();
    }

    @Test
    void limitsTheName() {
        assertThat(mint("{\"scopes\":[\"events:write\"],\"name\":\"" + "n".repeat(200) + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(mint("{\"scopes\":[\"events:write\"],\"name\":\"" + "n".repeat(201) + "\"}")
                        .pointers())
                .containsExactly("/name");
    }

    @Test
    void listsTheNewestFirstPageByPage() {
        List<String> ids = List.of(minted(), minted(), minted()).reversed();

        Desk.Answer first = desk.answer(Call.to("GET /v1/keys").asking("limit", "2"));
        Desk.Answer second =
                desk.answer(Call.to("GET /v1/keys").asking("limit", "2").asking("cursor", first.nextCursor()));

        assertThat(first.items("id")).isEqualTo(ids.subList(0, 2));
        assertThat(second.items("id")).isEqualTo(ids.subList(2, 3));
        assertThat(second.body().required("nextCursor").isNull()).isTrue();
    }

    @Test
    void revokesAKey() {
        String id = minted();

        Desk.Answer answer = desk.answer(Call.to("DELETE " + ONE, id));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(desk.keys.find(new KeyId(id))).isEmpty();
        assertThat(desk.answer(Call.to("DELETE " + ONE, id)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key_01KAKD8H8RZ6S2W5V0QX9M3T7B", "nonsense", "", "../channels", "key_#"})
    void revokesNothingThatIsNotThere(String id) {
        assertThat(desk.answer(Call.to("DELETE " + ONE, id)).status()).isEqualTo(404);
    }

    @Test
    void keepsTheKeysOfTenantsApart() {
        String id = minted();

        Desk.Answer theirs = desk.answer(Call.to("DELETE " + ONE, id).as("team-a"));
        Desk.Answer nobodys = desk.answer(
                Call.to("DELETE " + ONE, "key_01KAKD8H8RZ6S2W5V0QX9M3T7B").as("team-a"));

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.body().toString().replace(id, "ID"))
                .isEqualTo(nobodys.body().toString().replace("key_01KAKD8H8RZ6S2W5V0QX9M3T7B", "ID"));
        assertThat(desk.answer(Call.to("GET /v1/keys").as("team-a")).items("id"))
                .isEmpty();
        assertThat(desk.keys.find(new KeyId(id))).isPresent();
    }

    @Test
    void theRootKeyLooksAfterTheKeysOfEveryTenant() {
        String id = mint("{\"tenant\":\"team-a\",\"scopes\":[\"keys:write\"]}")
                .body()
                .path("id")
                .asText();

        assertThat(list("default").items("id")).isEmpty();
        assertThat(list("team-a").items("id")).containsExactly(id);
        assertThat(desk.answer(Call.to("DELETE " + ONE, id)).status()).isEqualTo(404);
        assertThat(desk.answer(Call.to("DELETE " + ONE, id).asking("tenant", "team-a"))
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"team-a, 200", "Team_A, 400", "'', 400"})
    void theRootKeyNamesTenantsByTheirNames(String tenant, int status) {
        assertThat(list(tenant).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/keys", "DELETE /v1/keys/{id}"})
    void noOtherKeyNamesTenants(String route) {
        Call call = Call.to(route, minted()).as("team-a").asking("tenant", "team-a");

        Desk.Answer answer = desk.answer(call);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/keys", "POST /v1/keys", "DELETE /v1/keys/{id}"})
    void asksForTheScopeAndForAKey(String route) {
        String others = Scope.words().stream()
                .filter(word -> !word.equals("keys:write"))
                .reduce("", (a, b) -> a + " " + b)
                .strip();

        assertThat(desk.answer(Call.to(route, minted()).scoped(others)).status())
                .isEqualTo(403);
        assertThat(desk.answer(Call.to(route, minted()).as("")).status()).isEqualTo(401);
    }

    @Test
    void answersAKeyThatHasExpiredSinceTheAuthorizerKnewIt() {
        Call call = Call.to("GET /v1/keys").expiring(desk.moment(1));
        assertThat(desk.answer(call).status()).isEqualTo(200);

        desk.clock.advance(Duration.ofSeconds(1));
        Desk.Answer answer = desk.answer(call);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthenticated");
    }

    @Test
    void tellsAKeyThatAsksTooOftenWhenToComeBack() {
        Call call = Call.to("GET /v1/channels").scoped("channels:read");
        for (int i = 0; i < 100; i++) {
            assertThat(desk.answer(call).status()).isEqualTo(200);
        }

        Desk.Answer answer = desk.answer(call);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("1");
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.header("x-request-id")).isEqualTo("r-1");
        assertThat(answer.code()).isEqualTo("too_many_requests");
        desk.clock.advance(Duration.ofSeconds(1));
        assertThat(desk.answer(call).status()).isEqualTo(200);
    }

    private Desk.Answer mint(String json) {
        return desk.answer(Call.to("POST /v1/keys").saying(json));
    }

    private String minted() {
        JsonNode key = mint("{\"scopes\":[\"events:write\"]}").body();
        return key.path("id").asText();
    }

    private Desk.Answer list(String tenant) {
        return desk.answer(Call.to("GET /v1/keys").asking("tenant", tenant));
    }
}
