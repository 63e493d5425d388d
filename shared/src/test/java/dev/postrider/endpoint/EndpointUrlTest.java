package dev.postrider.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "https://hooks.example.com/",
                "https://hooks.example.com?a=b",
                "https://hooks.example.com/a/../b;c=d?e=%20",
                "https://hooks.example.com:8443/hook",
                "https://xn--bcher-kva.example/hook",
                "https://under_score.example.com/hook",
                "https://3com.example/hook",
                "https://8.8.8.8/hook",
            })
    void allowsAUrlAsItStands(String url) {
        EndpointUrl.Verdict verdict = EndpointUrl.read(url, EndpointPolicy.DEPLOYED);

        assertThat(verdict).isEqualTo(new EndpointUrl.Verdict.Allowed(URI.create(url)));
    }

    @Test
    void readsTheSchemeInAnyCaseAndWritesItInLowerCase() {
        EndpointUrl.Verdict verdict = EndpointUrl.read("HTTPS://hooks.example.com/Hook", EndpointPolicy.DEPLOYED);

        assertThat(verdict).isEqualTo(new EndpointUrl.Verdict.Allowed(URI.create("https://hooks.example.com/Hook")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://hooks.example.com/                | scheme must be https
            ftp://hooks.example.com/                 | scheme must be https
            https://user:secret@hooks.example.com/   | put them into the channel's `auth`
            https://hooks.example.com:22/            | port 22 is not one that webhooks may reach
            https://hooks.example.com:65536/         | port 65536 is not one
            https://hooks.example.com/#top           | without spaces, backslashes, a fragment
            https://hooks.example.com\\@evil.example/ | without spaces, backslashes, a fragment
            https://hooks.example.com/%zz            | broken % escapes
            https://2130706433/                      | four plain decimal numbers
            https://0177.0.0.1/                      | four plain decimal numbers
            https://10.0.0.1/                        | the address is not one that webhooks may reach
            https://256.1.1.1/                       | the host is not a valid address
            https://router.lan/                      | the host is not one that webhooks may reach
            https://example.com./                    | the host is not a valid name
            https://-example.com/                    | the host is not a valid name
            """)
    void saysWhyAUrlIsRefused(String url, String why) {
        EndpointUrl.Verdict verdict = EndpointUrl.read(url, EndpointPolicy.DEPLOYED);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        EndpointUrl.Verdict.Refused.class,
                        refused -> assertThat(refused.why()).contains(why));
    }

    @Test
    void namesNoAddressInItsRefusal() {
        EndpointUrl.Verdict verdict = EndpointUrl.read("https://169.254.169.254/latest", EndpointPolicy.DEPLOYED);

        assertThat(verdict.toString()).doesNotContain("169.254");
    }

    /// `InetAddress` reads such a literal as the IPv4 address inside it, which a list of IPv4 blocks would then judge.
    @ParameterizedTest
    @ValueSource(strings = {"[::ffff:8.8.8.8]", "[::ffff:808:808]", "[2606:4700::1]", "[::1]"})
    void refusesEveryIpv6Literal(String host) {
        EndpointUrl.Verdict verdict = EndpointUrl.read("https://" + host + "/", EndpointPolicy.DEPLOYED);

        assertThat(verdict).isInstanceOf(EndpointUrl.Verdict.Refused.class);
    }

    @Test
    void refusesAUrlThatIsTooLong() {
        String longest = "https://hooks.example.com/".concat("a".repeat(EndpointUrl.MAX_LENGTH));

        EndpointUrl.Verdict atTheLimit =
                EndpointUrl.read(longest.substring(0, EndpointUrl.MAX_LENGTH), EndpointPolicy.DEPLOYED);
        EndpointUrl.Verdict beyond =
                EndpointUrl.read(longest.substring(0, EndpointUrl.MAX_LENGTH + 1), EndpointPolicy.DEPLOYED);

        assertThat(atTheLimit).isInstanceOf(EndpointUrl.Verdict.Allowed.class);
        assertThat(beyond).isInstanceOf(EndpointUrl.Verdict.Refused.class);
    }

    @Test
    void refusesAHostNameThatIsTooLong() {
        String label = "a".repeat(63);
        String host = String.join(".", label, label, label, label);

        EndpointUrl.Verdict verdict = EndpointUrl.read("https://" + host + "/", EndpointPolicy.DEPLOYED);

        assertThat(host).hasSize(255);
        assertThat(verdict).isInstanceOf(EndpointUrl.Verdict.Refused.class);
    }
}
