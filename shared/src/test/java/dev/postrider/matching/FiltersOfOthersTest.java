package dev.postrider.matching;

import static dev.postrider.matching.MatchingTest.catalogOf;
import static dev.postrider.matching.MatchingTest.channel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postrider.channel.Channel;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.SampleEvent;
import dev.postrider.handlebars.HandlebarsRenderer;
import dev.postrider.ruler.RulerPatterns;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The filters of Qovery and of Grafana OnCall, said in this product's own words.
final class FiltersOfOthersTest {
    private final Matching matching = new Matching(new RulerPatterns(), new HandlebarsRenderer());

    @ParameterizedTest(name = "project names {0}, project {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    shop        | shop       | true
                    shop        | SHOP       | true
                    shop        | Shop       | true
                    SHOP        | shop       | true
                    shop        | shop-api   | false
                    shop        | myshop     | false
                    shop        | sho        | false
                    shop        | "shop "    | false
                    product*    | product    | true
                    product*    | production | true
                    product*    | Product-7  | true
                    product*    | produc     | false
                    product*    | my-product | false
                    PROD*       | production | true
                    *           | anything   | true
                    *           | ""         | true
                    a;b*        | a          | true
                    a;b*        | bcd        | true
                    a;b*        | c          | false
                    a.c         | abc        | false
                    [x]*        | [x]1       | true
                    a+b         | a+b        | true
                    straße*     | STRASSE-1  | true
                    İzmir       | izmir      | false
                    shop;shop   | shop       | true
                    """)
    void filtersByProjectNamesAsQoveryDoes(String names, String project, boolean sent) {
        String clauses = Arrays.stream(names.split(";"))
                .map(FiltersOfOthersTest::projectClause)
                .collect(Collectors.joining(","));

        assertThat(wants(
                        "{\"pattern\":{\"data\":{\"project\":{\"name\":[" + clauses + "]}}}}",
                        "DEPLOYMENT_FAILURE",
                        "{\"project\":{\"name\":\"" + project + "\"}}"))
                .isEqualTo(sent);
    }

    /// How docs/matching.md says that a project name is written: whole names without case, a trailing star as a prefix.
    private static String projectClause(String name) {
        return name.endsWith("*")
                ? "{\"prefix\":{\"equals-ignore-case\":\"" + name.substring(0, name.length() - 1) + "\"}}"
                : "{\"equals-ignore-case\":\"" + name + "\"}";
    }

    @ParameterizedTest(name = "environment {0}, projects {1}: {2}/{3}")
    @CsvSource(delimiter = '|', textBlock = """
                    "PRODUCTION"           |       | PRODUCTION | any     | true
                    "PRODUCTION"           |       | STAGING    | any     | false
                    "STAGING","PREVIEW"    |       | PREVIEW    | any     | true
                    "PRODUCTION"           | shop  | PRODUCTION | shop-eu | true
                    "PRODUCTION"           | shop  | STAGING    | shop-eu | false
                    "PRODUCTION"           | shop  | PRODUCTION | blog    | false
                    "PRODUCTION"           |       |            | any     | false
                    """)
    void filtersByEnvironmentAndProjectTogether(
            String modes, String prefix, String mode, String project, boolean sent) {
        String projects = prefix == null
                ? ""
                : ",\"project\":{\"name\":[{\"prefix\":{\"equals-ignore-case\":\"" + prefix + "\"}}]}";
        String environment = mode == null ? "" : "\"environment\":{\"mode\":\"" + mode + "\"},";

        assertThat(wants(
                        "{\"pattern\":{\"data\":{\"environment\":{\"mode\":[" + modes + "]}" + projects + "}}}",
                        "DEPLOYMENT_FAILURE",
                        "{" + environment + "\"project\":{\"name\":\"" + project + "\"}}"))
                .isEqualTo(sent);
    }

    @ParameterizedTest(name = "trigger types {0}, {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    oncall.acknowledge                     | oncall.acknowledge        | true
                    oncall.acknowledge                     | oncall.resolve            | false
                    oncall.escalation                      | oncall.acknowledge        | false
                    oncall.acknowledge;oncall.resolve;oncall.silence;oncall.unsilence | oncall.unsilence | true
                    oncall.acknowledge;oncall.resolve;oncall.silence;oncall.unsilence | oncall.escalation | false
                    """)
    void filtersByTriggerTypeAsOnCallDoes(String types, String posted, boolean sent) {
        String list =
                Arrays.stream(types.split(";")).map(type -> '"' + type + '"').collect(Collectors.joining(","));

        assertThat(wants("{\"types\":[" + list + "]}", posted, "{}")).isEqualTo(sent);
    }

    @ParameterizedTest(name = "integration {0}")
    @CsvSource({"CFRPV98RPR1U8, true", "CZZZZZZZZZZZZ, false"})
    void filtersByIntegrationAsOnCallDoes(String integration, boolean sent) {
        assertThat(wants(
                        "{\"pattern\":{\"data\":{\"integration\":{\"id\":[\"CFRPV98RPR1U8\"]}}}}",
                        "oncall.escalation",
                        "{\"integration\":{\"id\":\"" + integration + "\"}}"))
                .isEqualTo(sent);
    }

    @ParameterizedTest(name = "condition on {0}")
    @CsvSource({"critical, true", "warning, false"})
    void asksATemplateAsOnCallsTriggerTemplateDoes(String severity, boolean sent) {
        assertThat(wants(
                        "{\"when\":\"{{#each alert_payload.critical}}true{{/each}}\"}",
                        "oncall.escalation",
                        "{\"alert_payload\":{\"" + severity + "\":[1]}}"))
                .isEqualTo(sent);
    }

    /// A `status change` webhook is a channel for the six types that OnCall counts among them.
    @ParameterizedTest(name = "status change, {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    oncall.acknowledge           | true
                    oncall.resolve               | true
                    oncall.silence               | true
                    oncall.unsilence             | true
                    oncall.unresolve             | true
                    oncall.unacknowledge         | true
                    oncall.alert-group-created   | false
                    oncall.escalation            | false
                    oncall.personal-notification | false
                    """)
    void takesChangesOfStatusAsOnCallDoes(String posted, boolean sent) {
        assertThat(wants("""
                        {"types":["oncall.*acknowledge","oncall.*resolve","oncall.*silence"]}""", posted, "{}")).isEqualTo(sent);
    }

    /// OnCall takes `True` and `TRUE` too, which a template there writes; here `true` is what the helpers write. It
    /// takes no `" true"`, which here is a line break before the end of a block.
    @ParameterizedTest(name = "a condition that renders to {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    true    | true
                    1       | true
                    " true" | true
                    false   | false
                    0       | false
                    ok      | false
                    yes     | false
                    None    | false
                    ""      | false
                    """)
    void sendsWhereTheConditionSaysTrueOrOne(String rendered, boolean sent) {
        assertThat(wants("{\"when\":\"{{said}}\"}", "oncall.escalation", "{\"said\":\"" + rendered + "\"}"))
                .isEqualTo(sent);
    }

    @ParameterizedTest(name = "events {0}, {1}")
    @CsvSource({
        "DEPLOYMENT_FAILURE, DEPLOYMENT_FAILURE, true",
        "DEPLOYMENT_FAILURE, DEPLOYMENT_STARTED, false",
        "DEPLOYMENT_*, DEPLOYMENT_STARTED, true",
        "DEPLOYMENT_*, DEPLOYMENT_CANCELLED, true",
        "DEPLOYMENT_*, DEPLOYMENT_SUCCESSFUL, true",
        "DEPLOYMENT_*, DEPLOYMENT_FAILURE, true",
    })
    void takesTheEventsOfQovery(String types, String posted, boolean sent) {
        assertThat(wants("{\"types\":[\"" + types + "\"]}", posted, "{}")).isEqualTo(sent);
    }

    /// No filter lets everything through, and a star at the front is a wildcard like any other.
    @ParameterizedTest(name = "{0}, project {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                                  | anything | true
                    {"pattern":{"data":{"project":{"name":[{"wildcard":"*api"}]}}}}     | shop-api | true
                    {"pattern":{"data":{"project":{"name":[{"wildcard":"*api"}]}}}}     | shop     | false
                    {"pattern":{"data":{"environment":{"mode":[{"exists":true}]}}}}     | anything | false
                    """)
    void filtersByNothingOrByAStarAnywhere(String match, String project, boolean sent) {
        assertThat(wants(match, "DEPLOYMENT_FAILURE", "{\"project\":{\"name\":\"" + project + "\"}}"))
                .isEqualTo(sent);
    }

    private boolean wants(String match, String type, String data) {
        Channel channel = channel("a-channel", match);
        AcceptedEvent event = SampleEvent.of(type, data);
        boolean wanted = !matching.wanting(catalogOf(channel), event).isEmpty();
        assertThat(matching.refusal(channel, event).isEmpty()).isEqualTo(wanted);
        return wanted;
    }
}
