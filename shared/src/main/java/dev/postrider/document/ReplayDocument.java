package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.TypePattern;
import dev.postrider.delivery.DeliveryStatus;
import dev.postrider.delivery.Reason;
import dev.postrider.replay.Replay;
import dev.postrider.replay.ReplayFilter;
import dev.postrider.runtime.Json;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// A replay as the API shows it, and its filter as the table keeps it.
public final class ReplayDocument {
    private static final String CURRENT = "current";
    private static final String SAME = "same";

    private ReplayDocument() {}

    public static ObjectNode write(Replay replay) {
        ObjectNode json = Json.object();
        json.put("id", replay.id().value());
        json.put("state", replay.course().state().name().toLowerCase(Locale.ROOT));
        json.set("filter", write(replay.filter()));
        json.put("template", replay.terms().sameBytes() ? SAME : CURRENT);
        json.put("ratePerSecond", replay.terms().ratePerSecond());
        json.put("looked", replay.course().looked());
        json.put("replayed", replay.course().replayed());
        json.put("skipped", replay.course().skipped());
        json.put("createdAt", Timestamps.write(replay.terms().createdAt()));
        json.put("updatedAt", Timestamps.write(replay.course().updatedAt()));
        return json;
    }

    public static ObjectNode write(ReplayFilter filter) {
        ObjectNode json = Json.object();
        json.put("channel", filter.channel().map(ChannelId::value).orElse(null));
        ArrayNode statuses = json.putArray("status");
        filter.statuses().stream().sorted().forEach(status -> statuses.add(status.word()));
        ArrayNode reasons = json.putArray("reason");
        filter.reasons().stream().sorted().forEach(reason -> reasons.add(reason.code()));
        ArrayNode types = json.putArray("type");
        filter.types().forEach(type -> types.add(type.value()));
        json.put("since", Timestamps.write(filter.since()));
        json.put("until", Timestamps.write(filter.until()));
        return json;
    }

    /// Reads what a table holds: [#write]'s own form.
    public static ReplayFilter readStored(String text) {
        JsonNode json = Json.readTrusted(text);
        Set<DeliveryStatus> statuses = EnumSet.noneOf(DeliveryStatus.class);
        texts(json.path("status")).forEach(word -> statuses.add(DeliveryStatus.valueOf(word.toUpperCase(Locale.ROOT))));
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        texts(json.path("reason"))
                .forEach(code -> reasons.add(Reason.ofCode(code).orElseThrow()));
        return new ReplayFilter(
                Optional.ofNullable(json.path("channel").textValue()).map(ChannelId::new),
                statuses,
                reasons,
                texts(json.path("type")).stream().map(TypePattern::new).toList(),
                Instant.parse(json.path("since").asText()),
                Instant.parse(json.path("until").asText()));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
