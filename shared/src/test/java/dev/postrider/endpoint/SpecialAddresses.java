package dev.postrider.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A second definition of what is special about an address, made of IANA's tables as ranges: first and last address,
/// compared byte by byte. Shares nothing with the one it judges.
final class SpecialAddresses {
    private static final List<Range> RANGES = read();

    private SpecialAddresses() {}

    /// A row of the tables; its first and last address are written out by another tool.
    record Range(String block, InetAddress first, InetAddress last, String tier) {
        boolean contains(byte[] address) {
            return address.length == first.getAddress().length
                    && Arrays.compareUnsigned(first.getAddress(), address) <= 0
                    && Arrays.compareUnsigned(address, last.getAddress()) <= 0;
        }
    }

    static Stream<Range> ranges() {
        return RANGES.stream();
    }

    /// `public`, `private` or `never`, for 4 bytes or for 16.
    static String tier(byte[] address) {
        byte[] unmapped = isMapped(address) ? Arrays.copyOfRange(address, 12, 16) : address;
        List<String> tiers = RANGES.stream()
                .filter(range -> range.contains(unmapped))
                .map(Range::tier)
                .toList();
        boolean isIpv6 = unmapped.length == 16;
        if (tiers.contains("never") || (isIpv6 && isIsatap(unmapped))) {
            return "never";
        }
        boolean isGlobal = !isIpv6 || (unmapped[0] & 0xE0) == 0x20;
        return tiers.contains("private") ? "private" : isGlobal ? "public" : "never";
    }

    private static boolean isMapped(byte[] address) {
        return address.length == 16
                && Arrays.equals(Arrays.copyOf(address, 12), new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1});
    }

    private static boolean isIsatap(byte[] address) {
        return (address[8] == 0 || address[8] == 2) && address[9] == 0 && address[10] == 0x5E && address[11] == -2;
    }

    private static List<Range> read() {
        try (InputStream lines = SpecialAddresses.class.getResourceAsStream("/endpoint/special-addresses.csv")) {
            String text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .map(row -> new Range(row[0], InetAddress.ofLiteral(row[1]), InetAddress.ofLiteral(row[2]), row[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
