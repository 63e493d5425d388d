package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.ChannelId;
import dev.postrider.delivery.Reason;
import dev.postrider.document.Timestamps;
import dev.postrider.metrics.Tally;
import dev.postrider.runtime.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/// A tally as the API shows it.
final class TallyDocument {
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.95;

    private TallyDocument() {}

    static JsonNode write(Instant time, Optional<ChannelId> channel, Tally tally) {
        ObjectNode json = Json.object().put("time", Timestamps.write(time));
        channel.ifPresent(id -> json.put("channel", id.value()));
        json.put("attempts", tally.attempts());
        json.put("ok", tally.ok());
        json.put("failed", tally.failed());
        json.put("retried", tally.retried());
        ObjectNode reasons = json.putObject("reasons");
        for (Reason reason : Reason.values()) {
            if (tally.reasons().containsKey(reason)) {
                reasons.put(reason.code(), tally.reasons().get(reason));
            }
        }
        ObjectNode latency = json.putObject("latency");
        IntStream.range(0, tally.latency().size())
                .forEach(i -> latency.put(bucket(i), tally.latency().get(i)));
        json.put("p50Ms", tally.quantile(HALF).toMillis());
        json.put("p95Ms", tally.quantile(NEARLY_ALL).toMillis());
        return json;
    }

    private static String bucket(int number) {
        return number < Tally.BOUNDS.size() ? "le" + Tally.BOUNDS.get(number) : "more";
    }
}
