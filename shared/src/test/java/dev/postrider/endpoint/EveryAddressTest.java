package dev.postrider.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rule, for every address and every spelling of it, against [SpecialAddresses]. `-Dseed=…` draws other addresses.
final class EveryAddressTest {
    private static final int DRAWS = 60_000;
    private static final List<Set<Opening>> POLICIES = List.of(
            Set.of(), EnumSet.of(Opening.PRIVATE_NETWORKS), EnumSet.of(Opening.IPV6), EnumSet.allOf(Opening.class));

    private final long seed = Long.getLong("seed", 4);
    private final Random random = new Random(seed);
    private final Spellings spellings = new Spellings(random);

    private static Stream<Set<Opening>> policies() {
        return POLICIES.stream();
    }

    private static Stream<SpecialAddresses.Range> ranges() {
        return SpecialAddresses.ranges();
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void decidesBothEndsOfEveryBlockAndTheirNeighbours(SpecialAddresses.Range range) {
        for (byte[] address : List.of(
                range.first().getAddress(),
                range.last().getAddress(),
                moved(range.first().getAddress(), -1),
                moved(range.last().getAddress(), 1))) {
            POLICIES.forEach(openings -> assertThat(policy(openings).allowsAddress(address(address)))
                    .as("%s under %s", address(address).getHostAddress(), openings)
                    .isEqualTo(expected(address, openings)));
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void decidesEveryAddressAsTheTablesDo(Set<Opening> openings) {
        for (int i = 0; i < DRAWS; i++) {
            byte[] address = draw();

            assertThat(policy(openings).allowsAddress(address(address)))
                    .as("seed %d: %s", seed, address(address).getHostAddress())
                    .isEqualTo(expected(address, openings));
        }
    }

    /// What `inet_aton` would connect to elsewhere is refused; the one plain spelling is judged by its address.
    @ParameterizedTest
    @MethodSource("policies")
    void takesOnlyThePlainSpellingOfAnIpv4Address(Set<Opening> openings) {
        for (int i = 0; i < DRAWS; i++) {
            byte[] address = Arrays.copyOf(draw(), 4);
            String plain = Spellings.dottedQuad(address);
            String spelt = random.nextInt(4) == 0 ? plain : spellings.likeInetAton(address);

            assertThat(allows("https://" + spelt + "/hook", openings))
                    .as("seed %d: %s for %s", seed, spelt, plain)
                    .isEqualTo(spelt.equals(plain) && expected(address, openings));
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void judgesEverySpellingOfAnIpv6AddressByItsAddress(Set<Opening> openings) {
        for (int i = 0; i < DRAWS; i++) {
            byte[] address = draw();
            if (address.length != 16) {
                continue;
            }
            String spelt = spellings.ofIpv6(address);

            assertThat(allows("https://[" + spelt + "]/hook", openings))
                    .as("seed %d: %s", seed, spelt)
                    .isEqualTo(expected(address, openings));
            assertThat(allows("https://" + spelt + "/hook", openings)).isFalse();
            assertThat(allows("https://[" + spelt + "%25eth0]/hook", openings)).isFalse();
            assertThat(allows("https://[" + spelt + "%eth0]/hook", openings)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[8.8.8.8]",
                "8.8.8.8.",
                "8.8.8.8:443:443",
                "８.８.８.８",
                "8。8。8。8",
                "①.①.①.①",
                "8.8.8.8%2f",
                "[8.8.8.8]:443",
                "[::ffff:8.8.8.8.8]",
                "[::ffff:256.8.8.8]",
                "[::ffff:08.8.8.8]",
                "[2606:4700::1]]",
                "[[2606:4700::1]]",
                "[2606:4700:::1]",
                "[12606:4700::1]",
                "[2606:4700::1",
                "2606:4700::1]",
                "[:]",
                "[]",
            })
    void refusesWhatIsNoSpellingAtAll(String host) {
        assertThat(allows("https://" + host + "/", EnumSet.allOf(Opening.class)))
                .isFalse();
    }

    @Test
    void neverOpensWhatBelongsToTheMachineOrItsCloud() {
        EndpointPolicy widest = policy(EnumSet.allOf(Opening.class));

        assertThat(Stream.of(
                                "127.0.0.1",
                                "0.0.0.0",
                                "169.254.169.254",
                                "169.254.170.2",
                                "169.254.170.23",
                                "100.100.100.200",
                                "168.63.129.16",
                                "192.0.0.192",
                                "224.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "fd00:ec2::254",
                                "fd00:ec2::23",
                                "fd20:ce::254",
                                "fe80::a9fe:a9fe",
                                "fe80::1%1",
                                "ff02::1",
                                "64:ff9b::169.254.169.254",
                                "2002:a9fe:a9fe::1",
                                "2001:0:a9fe:a9fe::1",
                                "fc00::5efe:169.254.169.254")
                        .map(InetAddress::ofLiteral))
                .noneMatch(widest::allowsAddress);
    }

    /// Java turns a mapped address into IPv4 everywhere but where it is made with a scope.
    @Test
    void seesTheIpv4AddressInsideOfAMappedOne() throws UnknownHostException {
        byte[] metadata = InetAddress.ofLiteral("169.254.169.254").getAddress();
        byte[] mapped = Arrays.copyOf(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, 16);
        System.arraycopy(metadata, 0, mapped, 12, 4);

        Inet6Address address = Inet6Address.getByAddress(null, mapped, 3);

        assertThat(policy(EnumSet.allOf(Opening.class)).allowsAddress(address)).isFalse();
    }

    /// Half of them from within the tables, where the decisions are.
    private byte[] draw() {
        List<SpecialAddresses.Range> ranges = SpecialAddresses.ranges().toList();
        boolean special = random.nextBoolean();
        SpecialAddresses.Range range = ranges.get(random.nextInt(ranges.size()));
        byte[] address = special ? range.first().getAddress() : new byte[random.nextBoolean() ? 4 : 16];
        byte[] noise = new byte[address.length];
        random.nextBytes(noise);
        int kept = special ? 1 + random.nextInt(address.length) : 0;
        System.arraycopy(noise, kept, address, kept, address.length - kept);
        if (address.length == 16 && random.nextInt(8) == 0) {
            System.arraycopy(new byte[] {(byte) (random.nextBoolean() ? 0 : 2), 0, 0x5E, -2}, 0, address, 8, 4);
        }
        if (address.length == 16 && random.nextInt(8) == 0) {
            System.arraycopy(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1}, 0, address, 0, 12);
        }
        return address;
    }

    private static boolean allows(String url, Set<Opening> openings) {
        return EndpointUrl.read(url, policy(openings)) instanceof EndpointUrl.Verdict.Allowed;
    }

    private static EndpointPolicy policy(Set<Opening> openings) {
        return EndpointPolicy.deployed(openings);
    }

    private static boolean expected(byte[] address, Set<Opening> openings) {
        if (address.length == 16 && !openings.contains(Opening.IPV6)) {
            return false;
        }
        String tier = SpecialAddresses.tier(address);
        return tier.equals("public") || (tier.equals("private") && openings.contains(Opening.PRIVATE_NETWORKS));
    }

    private static byte[] moved(byte[] address, int by) {
        BigInteger moved = new BigInteger(1, address).add(BigInteger.valueOf(by));
        byte[] bytes = moved.mod(BigInteger.TWO.pow(8 * address.length)).toByteArray();
        byte[] whole = new byte[address.length];
        int copied = Math.min(bytes.length, whole.length);
        System.arraycopy(bytes, bytes.length - copied, whole, whole.length - copied, copied);
        return whole;
    }

    /// The address of these very bytes, a mapped one too.
    private static InetAddress address(byte[] bytes) {
        try {
            return bytes.length == 16 ? Inet6Address.getByAddress(null, bytes, -1) : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
