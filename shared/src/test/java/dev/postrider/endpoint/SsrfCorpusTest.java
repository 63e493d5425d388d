package dev.postrider.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.kit.Corpus;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The open corpus of addresses that a webhook may not reach, as far as a URL and the answers of a resolver decide it.
/// Templates are ChannelCheck's matter, redirects the client's.
final class SsrfCorpusTest {
    private static final Map<String, String> NOT_DECIDED_HERE = Map.of(
            "ssrf-114", "needs IPv6, which is off: a Lambda outside a VPC has no way out over it",
            "ssrf-169", "a name that changes between look-up and connect: the socket asks the policy again");

    private static Stream<Corpus.Row> refusedByTheirText() {
        return rows("parse");
    }

    private static Stream<Corpus.Row> refusedByTheirAddresses() {
        return rows("resolve");
    }

    private static Stream<Corpus.Row> allowed() {
        return rows("connect").filter(row -> row.text("expect").equals("allowed"));
    }

    private static Stream<Corpus.Row> rows(String stage) {
        return Corpus.SSRF_URLS
                .rows()
                .filter(row -> row.text("stage").equals(stage) && !NOT_DECIDED_HERE.containsKey(row.id()));
    }

    @ParameterizedTest
    @MethodSource("refusedByTheirText")
    void refusesAUrlByItsText(Corpus.Row row) {
        EndpointUrl.Verdict verdict = EndpointUrl.read(row.text("url"), EndpointPolicy.DEPLOYED);

        assertThat(verdict).as(row.text("why")).isInstanceOf(EndpointUrl.Verdict.Refused.class);
    }

    /// Most of these rows say `http://`: the scheme alone must not be what refuses them.
    @ParameterizedTest
    @MethodSource("refusedByTheirText")
    void refusesAUrlByItsTextEvenWhereHttpIsAllowed(Corpus.Row row) {
        EndpointUrl.Verdict verdict = EndpointUrl.read(row.text("url"), new PlainHttpToo());

        assertThat(verdict).as(row.text("why")).isInstanceOf(EndpointUrl.Verdict.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("refusedByTheirAddresses")
    void refusesAnAddressThatANameResolvesTo(Corpus.Row row) {
        EndpointUrl.Verdict verdict = EndpointUrl.read(row.text("url"), EndpointPolicy.DEPLOYED);

        assertThat(verdict).as("nothing is wrong with the text").isInstanceOf(EndpointUrl.Verdict.Allowed.class);
        assertThat(addresses(row)).anyMatch(address -> !EndpointPolicy.DEPLOYED.allowsAddress(address));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void allowsWhatIsPublic(Corpus.Row row) {
        EndpointUrl.Verdict verdict = EndpointUrl.read(row.text("url"), EndpointPolicy.DEPLOYED);

        assertThat(verdict).as(row.text("why")).isInstanceOf(EndpointUrl.Verdict.Allowed.class);
        assertThat(addresses(row)).allMatch(EndpointPolicy.DEPLOYED::allowsAddress);
    }

    @Test
    void refusesTheSecondAnswerOfANameThatChanges() {
        Corpus.Row rebinding = Corpus.SSRF_URLS
                .rows()
                .filter(row -> row.id().equals("ssrf-169"))
                .findFirst()
                .orElseThrow();

        InetAddress second = InetAddress.ofLiteral(
                rebinding.json().required("dns_second").get(0).asText());

        assertThat(EndpointPolicy.DEPLOYED.allowsAddress(second)).isFalse();
    }

    @Test
    void everyRowIsDecidedSomewhere() {
        Set<String> stages = Set.of("parse", "resolve", "connect", "template", "redirect");

        assertThat(Corpus.SSRF_URLS.rows().map(row -> row.text("stage"))).isSubsetOf(stages);
        assertThat(Corpus.SSRF_URLS.rows().map(Corpus.Row::id)).containsAll(NOT_DECIDED_HERE.keySet());
    }

    private static List<InetAddress> addresses(Corpus.Row row) {
        return StreamSupport.stream(row.json().path("dns").spliterator(), false)
                .map(JsonNode::asText)
                .map(InetAddress::ofLiteral)
                .toList();
    }

    /// The deployed policy of an installation that allows plain http.
    private record PlainHttpToo() implements EndpointPolicy {
        @Override
        public boolean allowsPlainHttp() {
            return true;
        }

        @Override
        public boolean allowsPort(int port) {
            return DEPLOYED.allowsPort(port);
        }

        @Override
        public boolean allowsHost(String host) {
            return DEPLOYED.allowsHost(host);
        }

        @Override
        public boolean allowsAddress(InetAddress address) {
            return DEPLOYED.allowsAddress(address);
        }
    }
}
