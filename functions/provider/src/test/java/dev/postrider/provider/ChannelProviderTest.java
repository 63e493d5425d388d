package dev.postrider.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.channel.VariableStore;
import dev.postrider.contract.Examples;
import dev.postrider.document.ChannelCheck;
import dev.postrider.document.EndpointCheck;
import dev.postrider.editing.ChannelDrafter;
import dev.postrider.editing.ChannelEditor;
import dev.postrider.editing.SecretIntake;
import dev.postrider.editing.SigningKeys;
import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.event.TenantId;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.kit.MutableClock;
import dev.postrider.memory.InMemoryChannelStore;
import dev.postrider.memory.InMemoryFirstRequestStore;
import dev.postrider.memory.InMemorySecrets;
import dev.postrider.preset.PresetCatalog;
import dev.postrider.preset.PresetDefaults;
import dev.postrider.ruler.RulerPatterns;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.WideLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Channels that CloudFormation declares.
final class ChannelProviderTest {
    private static final Path EXAMPLE = Path.of("../../events/cfn-channel-create.json");

    private final MutableClock clock = MutableClock.at(Examples.START);
    private final InMemoryChannelStore channels = new InMemoryChannelStore();
    private final InMemoryFirstRequestStore firsts = new InMemoryFirstRequestStore();
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final List<JsonNode> posted = new ArrayList<>();

    @Test
    void makesTheExample() throws IOException {
        JsonNode answer = asked(example());

        assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo("shop-alerts");
        assertThat(answer.at("/Data/Version").asText()).isEqualTo("1");
        assertThat(answer.path("LogicalResourceId").asText()).isEqualTo("ShopAlerts");
        assertThat(saved("shop-alerts").orElseThrow().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(posted).containsExactly(answer);
    }

    @Test
    void makesOneChannelOfARequestThatComesTwice() throws IOException {
        JsonNode first = asked(example());
        clock.advance(Duration.ofMinutes(1));

        JsonNode second = asked(example());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void takesNoChannelThatSomebodyElseHasMade() throws IOException {
        asked(example());
        clock.advance(Duration.ofMinutes(1));

        JsonNode answer = asked(example().put("RequestId", "another"));
        JsonNode rolledBack =
                asked(request("Delete", answer.path("PhysicalResourceId").asText()));

        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).contains("a channel shop-alerts exists");
        assertThat(rolledBack.path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(saved("shop-alerts")).isPresent();
    }

    @Test
    void changesAChannelInItsPlace() throws IOException {
        asked(example());
        ObjectNode update = request("Update", "shop-alerts");

        JsonNode same = asked(update);
        JsonNode other = asked(with(update, "Name", "Shop"));

        assertThat(same.at("/Data/Version").asText()).isEqualTo("1");
        assertThat(other.at("/Data/Version").asText()).isEqualTo("2");
        assertThat(other.path("PhysicalResourceId").asText()).isEqualTo("shop-alerts");
    }

    @Test
    void makesAnotherChannelWhereTheIdChanges() throws IOException {
        asked(example());

        JsonNode answer = asked(with(request("Update", "shop-alerts"), "Id", "shop-events"));

        assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo("shop-events");
        assertThat(saved("shop-alerts"))
                .as("CloudFormation asks to delete it next")
                .isPresent();
        assertThat(saved("shop-events")).isPresent();
    }

    /// A stack whose update fails later asks for the old id again, and then to delete what it has made meanwhile.
    @Test
    void givesAResourceItsOldChannelBackWhenTheStackRollsBack() throws IOException {
        asked(example());
        asked(with(request("Update", "shop-alerts"), "Id", "shop-events"));
        clock.advance(Duration.ofHours(3));

        JsonNode back = asked(request("Update", "shop-events").put("RequestId", "back"));
        asked(request("Delete", "shop-events"));

        assertThat(back.path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(back.path("PhysicalResourceId").asText()).isEqualTo("shop-alerts");
        assertThat(saved("shop-alerts")).isPresent();
        assertThat(saved("shop-events")).isEmpty();
    }

    @Test
    void givesNoResourceAnotherOnesChannel() throws IOException {
        asked(example());
        ObjectNode others = example().put("LogicalResourceId", "Others").put("RequestId", "others");
        asked(with(others, "Id", "others"));
        clock.advance(Duration.ofMinutes(1));
        ObjectNode grasping = request("Update", "others").put("LogicalResourceId", "Others");

        JsonNode once = asked(grasping.deepCopy().put("RequestId", "one"));
        JsonNode again = asked(grasping.deepCopy().put("RequestId", "two"));

        assertThat(List.of(once, again)).allSatisfy(answer -> {
            assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
            assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo("others");
            assertThat(answer.path("Reason").asText()).contains("a channel shop-alerts exists");
        });
        assertThat(saved("others")).isPresent();
    }

    /// CloudFormation makes up a name where a create was never answered.
    @ParameterizedTest
    @ValueSource(strings = {"", "stack-ShopAlerts-1ABC2DEFGHIJK", "not-made:6b4fb4ae"})
    void deletesNothingUnderANameThatItNeverGave(String name) throws IOException {
        asked(example());

        JsonNode answer = asked(request("Delete", name));

        assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(saved("shop-alerts")).isPresent();
    }

    @Test
    void makesAChannelAgainThatSomebodyDeletedElsewhere() throws IOException {
        asked(example());
        asked(request("Delete", "shop-alerts"));

        JsonNode answer = asked(with(request("Update", "shop-alerts"), "Name", "Shop"));

        assertThat(answer.path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(saved("shop-alerts")).isPresent();
    }

    /// Characters of two, three and four bytes, of two UTF-16 units, and such as JSON writes with six.
    @ParameterizedTest
    @ValueSource(strings = {"é", "漢", "😀", "x😀", "\u0001", "\""})
    void answersInFourKilobytesWhateverIsWrong(String piece) throws IOException {
        ObjectNode create = example().put("StackId", "arn:" + "s".repeat(250));
        ObjectNode properties = create.withObjectProperty("ResourceProperties");
        List.of("A", "B", "C", "D").forEach(name -> properties.put(name + piece.repeat(200), "1"));

        JsonNode answer = asked(create);

        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).startsWith("/a" + piece).hasSizeGreaterThan(500);
        assertThat(Json.bytes(answer).length).isLessThanOrEqualTo(ResourceAnswer.MAX_ANSWER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"Secrets": {"TOKEN": ["s1lent"]}}
            {"Secrets": {"not a name": "s1lent"}}
            {"Secrets": {"TOKEN": {"Value": "s1lent", "Origins": ["nowhere"]}}}
            {"Auth": {"Basic": {"Username": "a:b", "Password": "s1lent"}}}
            {"Auth": {"Bearer": {"Token": "s1lent\\u0001"}}}
            {"Auth": {"Header": {"Name": "host", "Value": "s1lent"}}}
            {"Auth": "s1lent"}
            {"Signing": {"Scheme": "standard", "Secret": "s1lent"}}
            {"Tls": {"ClientKey": "s1lent", "ClientCertificate": "s1lent"}}
            {"Request": {"Url": "https://user:s1lent@hooks.example.com/"}}
            """)
    void tellsNoSecret(String properties) throws IOException {
        ObjectNode create = example();
        create.withObjectProperty("ResourceProperties").setAll((ObjectNode) Json.readTrusted(properties));

        JsonNode answer = asked(create);

        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer + logged.toString(StandardCharsets.UTF_8)).doesNotContain("s1lent");
    }

    @Test
    void tellsEverythingThatIsWrong() throws IOException {
        asked(example());
        ObjectNode update = with(request("Update", "shop-alerts"), "TimeoutSeconds", "99");

        JsonNode answer = asked(with(update, "Nmae", "typo"));

        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo("shop-alerts");
        assertThat(answer.path("Reason").asText())
                .contains("/timeoutSeconds: ", "/nmae: unknown field `nmae`")
                .hasSizeLessThanOrEqualTo(ResourceAnswer.MAX_REASON);
    }

    @Test
    void deletesAChannelAndDoesNotMindThatItIsGone() throws IOException {
        asked(example());
        ObjectNode delete = request("Delete", "shop-alerts");

        assertThat(asked(delete).path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(asked(delete).path("Status").asText()).isEqualTo("SUCCESS");
        assertThat(saved("shop-alerts")).isEmpty();
    }

    @Test
    void answersEvenWhereItFailsItself() throws IOException {
        ObjectNode create = example();
        create.withObjectProperty("ResourceProperties").remove("Signing");

        JsonNode answer = asked(create);

        assertThat(answer.path("Status").asText()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).contains("6b4fb4ae-3c38-4c2f-9ad0-8a0f3f3a8f3e");
        assertThat(logged.toString(StandardCharsets.UTF_8))
                .contains("resource.failed", "IllegalStateException", "ChannelProviderTest")
                .doesNotContain("no chance is left");
    }

    private static ObjectNode example() throws IOException {
        return (ObjectNode) Json.readTrusted(Files.readString(EXAMPLE));
    }

    private static ObjectNode request(String type, String physicalId) throws IOException {
        return example()
                .put("RequestType", type)
                .put("PhysicalResourceId", physicalId)
                .put("RequestId", type);
    }

    private static ObjectNode with(ObjectNode request, String property, String value) {
        ObjectNode changed = request.deepCopy();
        changed.withObjectProperty("ResourceProperties").put(property, value);
        return changed;
    }

    private Optional<Channel> saved(String id) {
        return channels.find(TenantId.DEFAULT, new ChannelId(id));
    }

    @SuppressWarnings("NullAway") // the function asks its context for nothing
    private JsonNode asked(JsonNode request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WideLog log = new WideLog(clock, new PrintStream(logged, true, StandardCharsets.UTF_8));
        new ProviderHandler(provider(channels, channels), (_, answer) -> posted.add(answer), log)
                .handleRequest(new ByteArrayInputStream(Json.bytes(request)), out, null);
        return Json.readTrusted(out.toString(StandardCharsets.UTF_8));
    }

    /// The example signs nothing, so that only who asks for a signature meets this.
    private static byte[] exhausted() {
        throw new IllegalStateException("no chance is left");
    }

    private ChannelProvider provider(ChannelStore store, VariableStore variables) {
        InMemorySecrets secrets = new InMemorySecrets();
        EndpointPolicy policy = EndpointPolicy.DEPLOYED;
        ChannelDrafter drafter = new ChannelDrafter(
                new PresetDefaults(new PresetCatalog()),
                new ChannelCheck(new HandlebarsRenderer(), new RulerPatterns(), policy),
                new SigningKeys(secrets, ChannelProviderTest::exhausted),
                new SecretIntake(variables, new EndpointCheck(policy), secrets));
        return new ChannelProvider(new ChannelEditor(store, drafter, clock), firsts, clock, TenantId.DEFAULT);
    }
}
