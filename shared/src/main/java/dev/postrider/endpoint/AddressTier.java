package dev.postrider.endpoint;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// How far inside an address lies. Of IPv6 only what is handed out for the public internet and for private networks
/// is known by name; everything else is [#NEVER], so that no block can be forgotten.
enum AddressTier {
    /// Of the public internet.
    PUBLIC,

    /// Of somebody's own network: RFC 1918, the shared space of RFC 6598, and unique local IPv6 (RFC 4193).
    PRIVATE,

    /// Of the machine, its link or its cloud, or of nobody: loopback, link-local and metadata, multicast, reserved,
    /// and every IPv6 address that carries an IPv4 one where a router would unpack it.
    NEVER;

    private static final AddressBlock MAPPED = AddressBlock.of("0.0.0.0/0");
    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");

    /// IANA's special-purpose registries (RFC 6890 and its updates), multicast, class E, and what clouds keep for
    /// themselves inside of blocks that look public or private.
    private static final List<AddressBlock> NEVERS = blocks(
            "0.0.0.0/8",
            "100.100.100.200/32", // Alibaba's metadata
            "127.0.0.0/8",
            "168.63.129.16/32", // Azure's host channel
            "169.254.0.0/16",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23", // Teredo, benchmarking, ORCHID
            "2001:db8::/32",
            "2002::/16", // 6to4
            "2620:4f:8000::/48",
            "3fff::/20",
            "fd00:ec2::/32", // metadata, time and DNS of AWS
            "fd20:ce::254/128"); // metadata of Google

    private static final List<AddressBlock> PRIVATES =
            blocks("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

    /// The interface identifier of ISATAP (RFC 5214, section 6.1), whose last 32 bits are an IPv4 address.
    private static final long ISATAP = 0x00005EFEL;
    private static final long UNIVERSAL_BIT = 0x02000000L;

    static AddressTier of(InetAddress address) {
        BigInteger bits = AddressBlock.bits(address);
        boolean isIpv4 = MAPPED.contains(bits);
        if (isIn(NEVERS, bits) || (!isIpv4 && isIsatap(bits))) {
            return NEVER;
        }
        if (isIn(PRIVATES, bits)) {
            return PRIVATE;
        }
        return isIpv4 || GLOBAL_UNICAST.contains(bits) ? PUBLIC : NEVER;
    }

    private static boolean isIn(List<AddressBlock> blocks, BigInteger address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static boolean isIsatap(BigInteger address) {
        long middle = address.shiftRight(Integer.SIZE).intValue() & 0xFFFFFFFFL;
        return (middle & ~UNIVERSAL_BIT) == ISATAP;
    }

    private static List<AddressBlock> blocks(String... cidrs) {
        return Stream.of(cidrs).map(AddressBlock::of).toList();
    }
}
