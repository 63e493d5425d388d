package dev.postrider.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeployedPolicyTest {
    /// The first and the last address of every block that no webhook may reach, and the neighbours that it may.
    private static final String EDGES = """
            -                  0.0.0.0          0.255.255.255    1.0.0.0
            9.255.255.255      10.0.0.0         10.255.255.255   11.0.0.0
            100.63.255.255     100.64.0.0       100.127.255.255  100.128.0.0
            126.255.255.255    127.0.0.0        127.255.255.255  128.0.0.0
            168.63.129.15      168.63.129.16    168.63.129.16    168.63.129.17
            169.253.255.255    169.254.0.0      169.254.255.255  169.255.0.0
            172.15.255.255     172.16.0.0       172.31.255.255   172.32.0.0
            191.255.255.255    192.0.0.0        192.0.0.255      192.0.1.0
            192.0.1.255        192.0.2.0        192.0.2.255      192.0.3.0
            192.31.195.255     192.31.196.0     192.31.196.255   192.31.197.0
            192.52.192.255     192.52.193.0     192.52.193.255   192.52.194.0
            192.88.98.255      192.88.99.0      192.88.99.255    192.88.100.0
            192.167.255.255    192.168.0.0      192.168.255.255  192.169.0.0
            192.175.47.255     192.175.48.0     192.175.48.255   192.175.49.0
            198.17.255.255     198.18.0.0       198.19.255.255   198.20.0.0
            198.51.99.255      198.51.100.0     198.51.100.255   198.51.101.0
            203.0.112.255      203.0.113.0      203.0.113.255    203.0.114.0
            223.255.255.255    224.0.0.0        255.255.255.255  -
            """;

    private static Stream<String> inside() {
        return EDGES.lines().flatMap(line -> Stream.of(columns(line)[1], columns(line)[2]));
    }

    private static Stream<String> outside() {
        return EDGES.lines()
                .flatMap(line -> Stream.of(columns(line)[0], columns(line)[3]))
                .filter(address -> !address.equals("-"));
    }

    private static String[] columns(String line) {
        return line.strip().split(" +", -1);
    }

    @ParameterizedTest
    @MethodSource("inside")
    void refusesBothEndsOfEverySpecialBlock(String address) {
        boolean allowed = EndpointPolicy.DEPLOYED.allowsAddress(InetAddress.ofLiteral(address));

        assertThat(allowed).isFalse();
    }

    @ParameterizedTest
    @MethodSource("outside")
    void allowsTheNeighboursOfEverySpecialBlock(String address) {
        boolean allowed = EndpointPolicy.DEPLOYED.allowsAddress(InetAddress.ofLiteral(address));

        assertThat(allowed).isTrue();
    }

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
    @ValueSource(strings = {"::1", "2606:4700::1111", "fe80::1", "64:ff9b::808:808"})
    void refusesIpv6(String address) {
        boolean allowed = EndpointPolicy.DEPLOYED.allowsAddress(InetAddress.ofLiteral(address));

        assertThat(allowed).isFalse();
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
}
