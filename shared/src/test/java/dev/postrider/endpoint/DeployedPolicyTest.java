package dev.postrider.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeployedPolicyTest {
    /// What the JDK itself calls loopback, link-local, site-local, multicast or "any" must be among it.
    @Test
    void refusesEverythingThatTheJdkKnowsToBeSpecial() throws Exception {
        Random random = new Random(17);
        byte[] bytes = new byte[4];

        for (int i = 0; i < 200_000; i++) {
            random.nextBytes(bytes);
            InetAddress address = InetAddress.getByAddress(bytes);
            boolean special = address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress();

            assertThat(special && EndpointPolicy.DEPLOYED.allowsAddress(address))
                    .as(Arrays.toString(bytes))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"80, true", "443, true", "8080, true", "8443, true", "0, false", "22, false", "9001, false"})
    void allowsTheWebsPortsOnly(int port, boolean expected) {
        boolean allowed = EndpointPolicy.DEPLOYED.allowsPort(port);

        assertThat(allowed).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "hooks.example.com, true",
        "local.example, true",
        "localhost, false",
        "printer.LOCAL, false",
        "a.svc, false",
        "single, false"
    })
    void allowsNamesThatLeadOutwards(String host, boolean expected) {
        boolean allowed = EndpointPolicy.DEPLOYED.allowsHost(host);

        assertThat(allowed).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "orders.internal, true",
        "orders.corp, true",
        "printer.local, true",
        "localhost, false",
        "a.localhost, false",
        "router.home.arpa, false",
        "single, false"
    })
    void allowsTheNamesOfPrivateNetworksWhereTheyAreOpen(String host, boolean expected) {
        boolean allowed =
                EndpointPolicy.deployed(Set.of(Opening.PRIVATE_NETWORKS)).allowsHost(host);

        assertThat(allowed).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"false, false, 0", "true, false, 1", "false, true, 1", "true, true, 2"})
    void readsWhatTheInstallationOpens(String privateNetworks, String ipv6, int expected) {
        assertThat(Opening.of(privateNetworks, ipv6)).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource({"yes", "TRUE", "''", "1"})
    void refusesASettingThatIsNeitherTrueNorFalse(String setting) {
        assertThatThrownBy(() -> Opening.of("true", setting))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be true or false");
    }
}
