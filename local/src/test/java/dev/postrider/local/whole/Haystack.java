package dev.postrider.local.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.dynamo.Packed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Texts that something might be hidden in, and where each comes from. What is packed into them (JSON in JSON, base64
/// of
/// packed bytes) is unpacked as it comes in, and kept beside.
final class Haystack {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NEAR = 60;

    private final Queue<Straw> straws = new ConcurrentLinkedQueue<>();

    private record Straw(String place, String text) {}

    void add(String place, String text) {
        straws.add(new Straw(place, text));
        json(text).ifPresent(json -> addValues(place, json));
    }

    /// Bytes of a table, as text and, where they are packed, as what they unpack to.
    void add(String place, byte[] bytes) {
        straws.add(new Straw(place, new String(bytes, StandardCharsets.UTF_8)));
        Packed.text(bytes).ifPresent(text -> add(place, text));
    }

    private void addValues(String place, JsonNode json) {
        if (json.isTextual()) {
            add(place, json.textValue());
            base64(json.textValue()).ifPresent(bytes -> add(place, bytes));
        }
        json.properties().forEach(field -> straws.add(new Straw(place, field.getKey())));
        json.forEach(value -> addValues(place, value));
    }

    /// The places of the texts that hold another.
    List<String> placesOf(String needle) {
        return straws.stream()
                .filter(straw -> straw.text().contains(needle))
                .map(Straw::place)
                .distinct()
                .sorted()
                .toList();
    }

    /// What stands around a text where it is, for whoever must find out why.
    List<String> around(String needle) {
        return straws.stream()
                .filter(straw -> straw.text().contains(needle))
                .map(straw -> {
                    int at = straw.text().indexOf(needle);
                    int end = Math.min(straw.text().length(), at + needle.length() + NEAR);
                    return straw.place() + ": …" + straw.text().substring(Math.max(0, at - NEAR), end) + "…";
                })
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return text.startsWith("{") || text.startsWith("[") ? Optional.of(JSON.readTree(text)) : Optional.empty();
        } catch (JsonProcessingException none) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return text.length() < 8
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
