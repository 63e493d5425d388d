package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.Refusal;
import dev.postrider.runtime.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Lists as the API writes them, and the parameters they take.
final class Paging {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    private Paging() {}

    static int limit(ApiRequest request) {
        return request.parameter("limit").map(Paging::checkedLimit).orElse(DEFAULT_LIMIT);
    }

    private static int checkedLimit(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        }
        throw Refusal.invalid(
                "", "invalid_request", "limit is a number from 1 to " + MAX_LIMIT, "for example limit=50");
    }

    /// Refuses every query parameter that is none of the known ones, so that a misspelt filter does not list
    /// everything.
    static void only(ApiRequest request, Set<String> known) {
        request.query().keySet().stream()
                .filter(name -> !known.contains(name) && !name.equals("limit") && !name.equals("cursor"))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.invalid(
                            "",
                            "invalid_request",
                            "unknown query parameter " + name,
                            "known here: limit, cursor"
                                    + known.stream().sorted().reduce("", (a, b) -> a + ", " + b));
                });
    }

    static ApiResponse page(List<? extends JsonNode> items, Optional<String> nextCursor) {
        ObjectNode page = Json.object();
        ArrayNode list = page.putArray("items");
        items.forEach(list::add);
        nextCursor.ifPresentOrElse(cursor -> page.put("nextCursor", cursor), () -> page.putNull("nextCursor"));
        return ApiResponse.json(200, page);
    }
}
