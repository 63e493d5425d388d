package dev.postrider.delivery;

import java.util.Locale;

/// What made an attempt happen.
public enum Trigger {
    AUTO,
    MANUAL,
    REPLAY,
    TEST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
