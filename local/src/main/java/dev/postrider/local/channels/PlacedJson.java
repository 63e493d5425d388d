package dev.postrider.local.channels;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// JSON, or YAML as the JSON that it spells, with the place of every value in the text.
///
/// @param places by RFC 6901 pointer
public record PlacedJson(JsonNode json, Map<String, Problem.Place> places) {
    private static final Problem.Place START = new Problem.Place(1, 1);

    public PlacedJson {
        places = Map.copyOf(places);
    }

    /// Reads one JSON value.
    ///
    /// @throws JsonProcessingException with the place, when the text is none
    public static PlacedJson read(String text) throws JsonProcessingException {
        JsonNode json = Json.read(text);
        Map<String, Problem.Place> places = new HashMap<>();
        try (JsonParser parser = Json.STRICT.createParser(text)) {
            while (parser.nextToken() != null) {
                JsonLocation start = parser.currentTokenLocation();
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                places.putIfAbsent(pointer, new Problem.Place(start.getLineNr(), start.getColumnNr()));
            }
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PlacedJson(json, places);
    }

    /// Where a value stands; for one that does not, where what should hold it stands.
    public Problem.Place place(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Problem.Place place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return places.getOrDefault("", START);
    }
}
