package dev.postrider.channel;

import java.time.Duration;
import java.util.Optional;

/// How a channel's deliveries are attempted, and which answers end them well.
///
/// @param timeout       the deadline of one attempt, from the look-up of the host to the last byte kept of the answer
/// @param ratePerSecond how many attempts may begin each second; empty for as many as there are
public record DeliveryRules(SuccessRule success, RetryPolicy retry, Duration timeout, Optional<Integer> ratePerSecond) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);
    public static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);
    public static final int MAX_RATE = 1000;

    public static final DeliveryRules STANDARD =
            new DeliveryRules(SuccessRule.STANDARD, RetryPolicy.STANDARD, DEFAULT_TIMEOUT, Optional.empty());

    public DeliveryRules with(SuccessRule next) {
        return new DeliveryRules(next, retry, timeout, ratePerSecond);
    }

    public DeliveryRules with(RetryPolicy next) {
        return new DeliveryRules(success, next, timeout, ratePerSecond);
    }

    public DeliveryRules with(Duration next) {
        return new DeliveryRules(success, retry, next, ratePerSecond);
    }
}
