package dev.postrider.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.local.channels.Stack;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A stack behind its HTTP API.
final class ApiStack implements Stack {
    private static final String CHANNELS = "/v1/channels";
    private static final int MAX_MISTAKE = 499;

    private final ApiClient api;

    ApiStack(ApiClient api) {
        this.api = api;
    }

    @Override
    public List<ObjectNode> channels() {
        List<ObjectNode> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            String from = cursor.map(text -> "&cursor=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                    .orElse("");
            JsonNode page = api.get(CHANNELS + "?limit=100" + from).orFail("listing the channels");
            page.path("items").forEach(channel -> all.add(channel.deepCopy()));
            cursor = Optional.ofNullable(page.path("nextCursor").textValue());
        } while (cursor.isPresent());
        return all;
    }

    @Override
    public Answer tried(String id, ObjectNode channel) {
        return answer(id, api.put(CHANNELS + "/" + id + "?dryRun=true", Json.write(channel)));
    }

    @Override
    public Answer put(String id, ObjectNode channel, long seen) {
        String path = CHANNELS + "/" + id;
        String json = Json.write(channel);
        return answer(id, seen == 0 ? api.put(path, json) : api.put(path, json, etag(seen)));
    }

    @Override
    public Answer delete(String id, long seen) {
        return answer(id, api.delete(CHANNELS + "/" + id, etag(seen)));
    }

    private static String etag(long version) {
        return "\"" + version + "\"";
    }

    private static Answer answer(String id, ApiClient.Reply reply) {
        if (reply.isGood()) {
            return new Answer.Accepted(reply.json() instanceof ObjectNode shown ? shown : Json.object());
        }
        JsonNode problem = reply.json();
        if (reply.status() > MAX_MISTAKE || !problem.isObject() || reply.status() == 401 || reply.status() == 403) {
            reply.orFail("channel " + id);
        }
        String type = problem.path("type").asText();
        List<Problem.Mistake> mistakes =
                problem.path("errors").valueStream().map(ApiStack::mistake).toList();
        String code = type.substring(type.lastIndexOf('/') + 1);
        return new Answer.Refused(
                code,
                mistakes.isEmpty()
                        ? List.of(Problem.Mistake.at(
                                "",
                                code,
                                problem.path("title").asText(),
                                problem.path("detail").asText()))
                        : mistakes);
    }

    private static Problem.Mistake mistake(JsonNode error) {
        Optional<Problem.Place> place = error.has("line")
                ? Optional.of(new Problem.Place(
                        error.path("line").asInt(), error.path("column").asInt()))
                : Optional.empty();
        return new Problem.Mistake(
                error.path("pointer").asText(),
                place,
                error.path("code").asText(),
                error.path("detail").asText(),
                error.path("hint").asText());
    }
}
