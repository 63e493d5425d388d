package dev.postrider.benchmarks;

import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.Delivery;
import dev.postrider.delivery.Journey;
import dev.postrider.delivery.Reason;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.RetryDecision;
import dev.postrider.delivery.SentRequest;
import dev.postrider.delivery.Snippet;
import dev.postrider.delivery.Timing;
import dev.postrider.delivery.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/// The usual end of a delivery: its first attempt has landed, and its history has the body of 700 bytes that was sent.
public final class Landing {
    /// How long the receiver took.
    public static final Duration TOOK = Duration.ofMillis(20);

    private static final byte[] BODY = Workload.rendered().getBytes(StandardCharsets.UTF_8);

    private Landing() {}

    /// A claimed delivery after its attempt.
    public static Delivery of(Delivery claim, Instant now) {
        return claim.recorded(attempt(claim, now), new RetryDecision.Done(), now);
    }

    private static Attempt attempt(Delivery claim, Instant now) {
        LinkedHashMap<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Postrider/0.1");
        headers.put("webhook-id", claim.key().id().value());
        return new Attempt(
                1,
                Trigger.AUTO,
                1,
                new Timing(now, now, TOOK),
                Reason.OK,
                Optional.empty(),
                Journey.NONE,
                Optional.of(new SentRequest("POST", "http://127.0.0.1/hook", headers, Snippet.of(BODY, BODY.length))),
                Optional.of(new ReceivedResponse(
                        200, new LinkedHashMap<>(), Snippet.of(new byte[0], 0), Optional.empty())));
    }
}
