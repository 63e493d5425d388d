package dev.postrider.endpoint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;

/// The ways in which C libraries, browsers and proxies let an address be written.
final class Spellings {
    private final Random random;

    Spellings(Random random) {
        this.random = random;
    }

    static String dottedQuad(byte[] address) {
        StringJoiner quad = new StringJoiner(".");
        for (byte part : address) {
            quad.add(Integer.toString(part & 0xFF));
        }
        return quad.toString();
    }

    /// As `inet_aton` reads it: one to four parts, the last of which takes what is left, each in any of three bases.
    String likeInetAton(byte[] address) {
        int parts = 1 + random.nextInt(4);
        long bits = new BigInteger(1, address).longValue();
        StringJoiner text = new StringJoiner(".");
        for (int i = 0; i < parts - 1; i++) {
            text.add(number(address[i] & 0xFF));
        }
        int left = 4 - (parts - 1);
        return text.add(number(bits & ((1L << (8 * left)) - 1))).toString();
    }

    private String number(long value) {
        String zeros = "0".repeat(random.nextInt(4));
        return switch (random.nextInt(5)) {
            case 0 -> "0x" + zeros + Long.toHexString(value);
            case 1 -> "0X" + zeros + Long.toHexString(value).toUpperCase(Locale.ROOT);
            case 2 -> "0" + zeros + Long.toOctalString(value);
            default -> Long.toString(value);
        };
    }

    /// As RFC 4291, section 2.2 allows: any case, leading zeros, `::` for any run of zeros, the end as IPv4.
    String ofIpv6(byte[] address) {
        boolean endsAsIpv4 = random.nextInt(4) == 0;
        List<String> groups = groups(address, endsAsIpv4 ? 6 : 8);
        if (endsAsIpv4) {
            groups.add(dottedQuad(Arrays.copyOfRange(address, 12, 16)));
        }
        int start = random.nextInt(groups.size());
        int end = start;
        while (end < groups.size() && groups.get(end).matches("0+")) {
            end++;
        }
        return end == start || random.nextInt(4) == 0
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, start))
                        + "::"
                        + String.join(":", groups.subList(end, groups.size()));
    }

    private List<String> groups(byte[] address, int count) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int group = ((address[2 * i] & 0xFF) << 8) | (address[2 * i + 1] & 0xFF);
            String hex = Integer.toHexString(group);
            String padded = "0".repeat(random.nextInt(5 - hex.length())) + hex;
            groups.add(random.nextBoolean() ? padded : padded.toUpperCase(Locale.ROOT));
        }
        return groups;
    }
}
