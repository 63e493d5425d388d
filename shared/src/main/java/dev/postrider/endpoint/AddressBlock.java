package dev.postrider.endpoint;

import java.math.BigInteger;
import java.net.InetAddress;

/// A block of addresses in CIDR notation. An IPv4 address stands in it as the one mapped into IPv6 (RFC 4291, section
/// 2.5.5.2), so that both spellings of an address are in the same blocks.
record AddressBlock(BigInteger network, int hostBits) {
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0};

    static AddressBlock of(String cidr) {
        int slash = cidr.indexOf('/');
        InetAddress first = InetAddress.ofLiteral(cidr.substring(0, slash));
        int width = first.getAddress().length * Byte.SIZE;
        int hostBits = width - Integer.parseInt(cidr.substring(slash + 1));
        return new AddressBlock(bits(first).shiftRight(hostBits), hostBits);
    }

    boolean contains(BigInteger address) {
        return address.shiftRight(hostBits).equals(network);
    }

    static BigInteger bits(InetAddress address) {
        return new BigInteger(1, sixteenBytes(address));
    }

    static byte[] sixteenBytes(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == MAPPED.length) {
            return bytes;
        }
        byte[] mapped = MAPPED.clone();
        System.arraycopy(bytes, 0, mapped, MAPPED.length - bytes.length, bytes.length);
        return mapped;
    }
}
