package dev.postrider.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.local.emulator.ProjectFolder;
import dev.postrider.local.stack.LocalStack;
import dev.postrider.local.stack.Options;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// F39 of the fault list: a receiver that tells everything back, in every spelling. Afterwards all tables, all that
/// ever
/// went into a queue or a table, all that this process printed and all that the API says is searched for each secret.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EchoTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String MARKER = "every word of <this> & that/is told";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What a request carries as it is, or spelled by its place; each begins like no other text.
    enum Secret {
        BODY("bODy \"sécret\" <&> \\ 7f3a9c2e"),
        HEADER("hEAd3r+/=&\"'<x>\\9d2e41"),
        PATH("pATh/secret ?#&%41c-ü"),
        QUERY("qUEry=&secret/+ 51e7"),
        PASSWORD("bASic:pa\"ss/wörd=71b0"),
        TENANTS("tENant-w1de/secret+0a6d"),
        QOVERY("sHOwn-by-qovery/+8c21");

        private final String text;

        Secret(String text) {
            this.text = text;
        }
    }

    private static final String SIGNING = "whsec_"
            + Base64.getEncoder().encodeToString("sIGning/+key=of 30 bytes! 3f8d".getBytes(StandardCharsets.UTF_8));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Haystack haystack = new Haystack();
    private LocalStack stack;
    private Api api;

    @BeforeAll
    void tellEverythingBack() throws Exception {
        Wiretap.start(haystack::add);
        PrintStream all = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(all);
        System.setErr(all);
        try (EchoReceiver receiver = EchoReceiver.start()) {
            stack = LocalStack.start(Options.inMemory().withRootKey("root"));
            api = Api.at(stack.endpoint(), "root");
            save(receiver.origin());
            List<String> events = postAll();
            Eventually.holds(
                    SOON,
                    () -> succeeded() == 2L * events.size(),
                    () -> succeeded() + " succeeded: "
                            + api.get("/v1/deliveries").response().body());
            assertThat(receiver.heard()).hasSize(4 * events.size());
            test(receiver.origin());
            askEverything();
            makeMistakes(receiver.origin());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        scan();
        haystack.add("log", printed.toString(StandardCharsets.UTF_8));
        haystack.add("DynamoDB's log", Files.readString(ProjectFolder.find().resolve("local/target/dynamodb.log")));
    }

    @AfterAll
    void stop() {
        Wiretap.stop();
        api.close();
        stack.close();
    }

    private void save(String origin) {
        ObjectNode shared =
                JSON.createObjectNode().put("value", Secret.TENANTS.text).put("secret", true);
        shared.putArray("origins").add(origin);
        note(api.put("/v1/variables/TENANTS", shared.toString()), 201);
        note(api.put("/v1/channels/standard", channel(origin).toString()), 201);
        ObjectNode qovery = JSON.createObjectNode();
        qovery.putObject("request").put("url", origin + "/?form={{form}}&pad={{pad}}");
        qovery.putObject("retry").putArray("scheduleSeconds").add(1).add(1);
        qovery.putObject("signing").put("scheme", "qovery").put("secret", Secret.QOVERY.text);
        note(api.put("/v1/channels/qovery", qovery.toString()), 201);
    }

    private static ObjectNode channel(String origin) {
        ObjectNode channel = JSON.createObjectNode();
        ObjectNode request = channel.putObject("request");
        request.put("url", origin + "/in/{{PATH}}?token={{QUERY}}&form={{form}}&pad={{pad}}");
        request.putObject("headers")
                .put("content-type", "application/json")
                .put("x-token", "Key {{HEADER}}")
                .put("x-shared", "{{TENANTS}}")
                .put("x-login", "{{base64 HEADER}}");
        request.put("body", "{\"token\":\"{{BODY}}\",\"told\":\"{{marker}}\"}");
        ObjectNode secrets = channel.putObject("secrets");
        Stream.of(Secret.BODY, Secret.HEADER, Secret.PATH, Secret.QUERY)
                .forEach(secret -> secrets.put(secret.name(), secret.text));
        channel.putObject("auth").putObject("basic").put("username", "me").put("password", Secret.PASSWORD.text);
        channel.putObject("signing").put("scheme", "standard").put("secret", SIGNING);
        channel.putObject("retry").putArray("scheduleSeconds").add(1).add(1);
        return channel;
    }

    /// In each spelling; and so that the end of what history keeps falls into what the receiver tells.
    private List<String> postAll() {
        List<String> events = new ArrayList<>();
        for (Spelling form : Spelling.values()) {
            events.add(post(form, 0));
        }
        IntStream.range(0, 24).forEach(i -> events.add(post(Spelling.RAW, 8192 - 40 * i)));
        IntStream.range(0, 8).forEach(i -> events.add(post(Spelling.BASE64, 8192 - 160 * i)));
        return events;
    }

    private String post(Spelling form, int pad) {
        ObjectNode event = JSON.createObjectNode().put("type", "echo.wanted");
        event.putObject("data").put("form", form.name()).put("pad", pad).put("marker", MARKER);
        Api.Answer answer = api.post("/v1/events", event.toString());
        note(answer, 202);
        return answer.body().path("id").asText();
    }

    private long succeeded() {
        return api.all("/v1/deliveries?limit=100&status=succeeded").size();
    }

    private void askEverything() {
        List<String> lists = List.of("channels", "deliveries", "events", "keys", "variables");
        for (String list : lists) {
            String path = "/v1/" + list;
            for (JsonNode item : api.all(path + "?limit=100")) {
                haystack.add("GET " + path, item.toString());
                String id = item.path(list.equals("variables") ? "name" : "id").asText();
                if (!list.equals("keys")) {
                    note(api.get(path + "/" + id), 200);
                }
            }
        }
        String event = "\"event\":{\"type\":\"echo.wanted\",\"data\":{\"form\":\"RAW\",\"pad\":0,\"marker\":\"m\"}}";
        note(api.post("/v1/preview", "{\"channelId\":\"standard\"," + event + "}"), 200);
        note(api.post("/v1/preview", "{" + event + "}"), 200);
    }

    /// Sends that are shown at once, of a channel that is saved and of one that is not.
    private void test(String origin) {
        for (Spelling form : Spelling.values()) {
            ObjectNode event = JSON.createObjectNode().put("type", "echo.tested");
            event.putObject("data").put("form", form.name()).put("pad", 0).put("marker", MARKER);
            ObjectNode test = JSON.createObjectNode();
            test.set("event", event);
            note(api.post("/v1/channels/standard/test", test.toString()), 200);
            note(api.post("/v1/channels/qovery/test", test.toString()), 200);
            ObjectNode draft = channel(origin).put("id", "standard");
            draft.withObject("/secrets").putObject("BODY").put("set", true);
            test.set("channel", draft);
            note(api.post("/v1/test", test.toString()), 200);
        }
    }

    /// Every mistake that can be made with a secret in hand.
    private void makeMistakes(String origin) {
        ObjectNode elsewhere = channel(origin.replace("127.0.0.1", "localhost"));
        elsewhere.putObject("secrets").putObject("BODY").put("set", true);
        elsewhere.withObject("/request/headers").remove("x-shared");
        note(api.put("/v1/channels/standard", elsewhere.toString()), 409);
        ObjectNode broken = channel(origin);
        broken.withObject("/request").put("body", "{{#if BODY}}").put("url", "https://{{HEADER}}.example.com/");
        note(api.put("/v1/channels/standard", broken.toString()), 400);
        ObjectNode misplaced = channel(origin);
        misplaced.withObject("/secrets").put("not a name", Secret.BODY.text);
        misplaced.withObject("/auth").put("bearer", Secret.PASSWORD.text);
        note(api.put("/v1/channels/standard", misplaced.toString()), 400);
        note(
                api.post(
                        "/v1/channels/standard/secret/rotate",
                        JSON.createObjectNode()
                                .put("secret", SIGNING.replace("whsec", "WHSEC"))
                                .toString()),
                400);
    }

    private void note(Api.Answer answer, int status) {
        String place = answer.response().request().method() + " "
                + answer.response().request().uri().getPath();
        assertThat(answer.status()).as(place + " " + answer.response().body()).isEqualTo(status);
        haystack.add(place, answer.response().body());
        answer.response().headers().map().forEach((name, values) -> haystack.add(place, name + ": " + values));
    }

    private void scan() {
        for (String table : stack.dynamoDb().listTables().tableNames()) {
            stack.dynamoDb().scanPaginator(scan -> scan.tableName(table)).items().stream()
                    .flatMap(item -> item.entrySet().stream())
                    .forEach(attribute -> noteValue(table + "." + attribute.getKey(), attribute.getValue()));
        }
    }

    private void noteValue(String place, AttributeValue value) {
        switch (value.type()) {
            case S -> haystack.add(place, value.s());
            case B -> haystack.add(place, value.b().asByteArray());
            case L -> value.l().forEach(element -> noteValue(place, element));
            case M -> value.m().forEach((name, field) -> noteValue(place + "." + name, field));
            case SS -> value.ss().forEach(text -> haystack.add(place, text));
            case BS -> value.bs().forEach(bytes -> haystack.add(place, bytes.asByteArray()));
            case N, NS, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> haystack.add(place, value.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F39: no secret in any table, queue, log or answer, in any spelling")
    void keepsEverySecret(Secret secret) {
        assertThat(Spelling.all(secret.text))
                .allSatisfy(spelled ->
                        assertThat(haystack.around(spelled)).as(spelled).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("F39: no beginning of a secret where the history cuts what a receiver told")
    void keepsTheBeginningOfEverySecret(Secret secret) {
        assertThat(haystack.around(secret.text.substring(0, 5))).isEmpty();
    }

    @Test
    @DisplayName("F39: a signing secret goes nowhere")
    void keepsTheSigningSecret() {
        String key = SIGNING.substring("whsec_".length());

        assertThat(haystack.around(key)).isEmpty();
        assertThat(haystack.around("sIGning")).isEmpty();
    }

    /// What proves that this search would find a secret: a word that is none, sent beside them all, is found wherever
    /// it may stand, in every spelling.
    @ParameterizedTest
    @EnumSource
    @DisplayName("F39: the search finds what is no secret in every spelling")
    void findsWhatIsNoSecret(Spelling spelling) {
        assertThat(spelling.inside(MARKER))
                .anySatisfy(spelled -> assertThat(haystack.placesOf(spelled))
                        .anyMatch(place -> place.startsWith("DeliveriesTable"))
                        .contains("POST /v1/channels/standard/test", "POST /v1/test")
                        .anyMatch(place -> place.startsWith("GET /v1/deliveries/")));
    }

    @Test
    @DisplayName("F39: the search looks into tables, queues, logs, previews and errors")
    void looksEverywhere() {
        assertThat(haystack.placesOf(MARKER))
                .contains("SendMessageBatchRequest", "PutItemRequest")
                .anyMatch(place -> place.startsWith("GET /v1/events/"));
        assertThat(haystack.placesOf("x-token")).contains("ChannelsTable.document", "POST /v1/preview");
        assertThat(haystack.placesOf("delivery.attempted")).containsExactly("log");
        assertThat(haystack.placesOf("[REDACTED]"))
                .anyMatch(place -> place.startsWith("DeliveriesTable"))
                .anyMatch(place -> place.startsWith("GET /v1/deliveries/"));
        assertThat(Map.of("PUT /v1/channels/standard", "secret_rebind_required"))
                .allSatisfy((place, code) -> assertThat(haystack.placesOf(code)).contains(place));
    }
}
