package dev.postrider.channel;

import java.time.Duration;
import java.util.Optional;

/// How a channel's deliveries are attempted.
///
/// @param timeout       the deadline of one attempt, from the look-up of the host to the last byte kept of the answer
/// @param ratePerSecond how many attempts may begin each second; empty for as many as there are
public record DeliveryRules(RetryPolicy retry, Duration timeout, Optional<Integer> ratePerSecond) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);
    public static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);
    public static final int MAX_RATE = 1000;

    public static final DeliveryRules STANDARD =
            new DeliveryRules(RetryPolicy.STANDARD, DEFAULT_TIMEOUT, Optional.empty());

    public DeliveryRules with(RetryPolicy next) {
        return new DeliveryRules(next, timeout, ratePerSecond);
    }

    public DeliveryRules with(Duration next) {
        return new DeliveryRules(retry, next, ratePerSecond);
    }
}
