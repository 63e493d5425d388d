package dev.postrider.endpoint;

import java.util.List;
import java.util.function.Predicate;

/// A block of IPv4 addresses in CIDR notation, and the list of those that no webhook may reach:
/// IANA's special-purpose registry (RFC 6890 and its updates), multicast, class E and Azure's host channel.
record Ipv4Block(int network, int prefixLength) {
    private static final List<Ipv4Block> REFUSED = List.of(
            block("0.0.0.0/8"),
            block("10.0.0.0/8"),
            block("100.64.0.0/10"),
            block("127.0.0.0/8"),
            block("168.63.129.16/32"),
            block("169.254.0.0/16"),
            block("172.16.0.0/12"),
            block("192.0.0.0/24"),
            block("192.0.2.0/24"),
            block("192.31.196.0/24"),
            block("192.52.193.0/24"),
            block("192.88.99.0/24"),
            block("192.168.0.0/16"),
            block("192.175.48.0/24"),
            block("198.18.0.0/15"),
            block("198.51.100.0/24"),
            block("203.0.113.0/24"),
            block("224.0.0.0/4"),
            block("240.0.0.0/4"));

    /// Whether four bytes are an address that belongs to the public internet.
    static final Predicate<byte[]> PUBLIC = address -> {
        int bits = bits(address);
        return REFUSED.stream().noneMatch(block -> block.contains(bits));
    };

    private boolean contains(int address) {
        int mask = -1 << (Integer.SIZE - prefixLength);
        return (address & mask) == (network & mask);
    }

    private static Ipv4Block block(String cidr) {
        int slash = cidr.indexOf('/');
        String[] parts = cidr.substring(0, slash).split("\\.", -1);
        byte[] address = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            address[i] = (byte) Integer.parseInt(parts[i]);
        }
        return new Ipv4Block(bits(address), Integer.parseInt(cidr.substring(slash + 1)));
    }

    private static int bits(byte[] address) {
        int bits = 0;
        for (byte part : address) {
            bits = (bits << Byte.SIZE) | (part & 0xFF);
        }
        return bits;
    }
}
