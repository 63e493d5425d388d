package dev.postrider.delivery;

import java.util.Locale;

/// Why a delivery is held instead of being attempted. Being held uses up no attempt.
public enum Hold {
    /// Its channel's operator wants it so.
    PAUSED,
    /// Its channel is disabled, by its operator or by Postrider.
    DISABLED,
    /// Its channel's breaker is open. The operator has chosen nothing here, so the delivery's age goes on.
    BREAKER;

    /// Whether the delivery grows no older meanwhile.
    public boolean stopsClock() {
        return this != BREAKER;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
