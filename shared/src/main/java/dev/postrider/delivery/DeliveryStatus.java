package dev.postrider.delivery;

import java.util.Locale;

/// Where a delivery stands, in the word that the API shows.
public enum DeliveryStatus {
    PENDING,
    SENDING,
    RETRYING,
    HELD,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
