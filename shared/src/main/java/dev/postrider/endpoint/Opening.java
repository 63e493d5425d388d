package dev.postrider.endpoint;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What an installation may reach beyond public IPv4 addresses. Only whoever deploys it says so.
public enum Opening {
    /// Addresses of private networks, and the names that such networks use.
    PRIVATE_NETWORKS,

    /// IPv6 addresses.
    IPV6;

    /// Reads two settings of the stack, each `true` or `false`.
    ///
    /// @throws IllegalStateException when one is neither
    public static Set<Opening> of(String privateNetworks, String ipv6) {
        Set<Opening> openings = EnumSet.noneOf(Opening.class);
        Map.of(PRIVATE_NETWORKS, privateNetworks, IPV6, ipv6).forEach((opening, setting) -> {
            if (isTrue(setting)) {
                openings.add(opening);
            }
        });
        return openings;
    }

    private static boolean isTrue(String setting) {
        return switch (setting) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalStateException("a setting of template.yaml must be true or false: " + setting);
        };
    }
}
