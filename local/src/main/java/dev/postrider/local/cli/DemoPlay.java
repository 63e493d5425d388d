package dev.postrider.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The demo, act by act: everything goes through the API and comes back from it, as it would for a client.
final class DemoPlay {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<String> ENDS = Set.of("succeeded", "failed", "cancelled");
    private static final int MOST_BODY_LINES = 6;

    private final Paper paper;
    private final ApiClient api;
    private final DemoScene scene;
    private final BlockingQueue<Receiver.Received> arrivals;
    private final Map<String, String> typesById = new LinkedHashMap<>();
    private final List<Receiver.Received> received = new ArrayList<>();

    DemoPlay(Paper paper, ApiClient api, DemoScene scene, BlockingQueue<Receiver.Received> arrivals) {
        this.paper = paper;
        this.api = api;
        this.scene = scene;
        this.arrivals = arrivals;
    }

    void channels(String steady, String shaky) {
        act(scene.channels().size() + " channels", "PUT /v1/channels/{id}");
        for (ObjectNode channel : scene.channels()) {
            String id = channel.path("id").asText();
            boolean shakes = id.equals(DemoScene.SHAKY_CHANNEL);
            api.put(
                            "/v1/channels/" + id,
                            DemoScene.turned(channel, shakes ? shaky : steady).toString())
                    .orFail("the channel " + id + " was refused");
            List<String> types = new ArrayList<>();
            channel.path("match").path("types").forEach(type -> types.add(type.asText()));
            paper.line("  %-13s %-34s → %s".formatted(id, String.join(", ", types), shakes ? "shaky" : "steady"));
        }
    }

    void events() {
        act(scene.events().size() + " events", "POST /v1/events");
        for (DemoScene.EventFile event : scene.events()) {
            String id = api.post("/v1/events", event.json())
                    .orFail("the event " + event.name() + " was refused")
                    .path("id")
                    .asText();
            typesById.put(id, event.type());
            paper.line("  %-21s %-32s %s".formatted(event.type(), event.name(), paper.in(Paper.Ink.FAINT, id)));
        }
    }

    /// Shows every request as it comes, until no delivery is under way.
    void deliveries() {
        act("What the receivers got", "rendered from each event by the channel's template");
        Instant end = Instant.now().plus(PATIENCE);
        boolean settled = false;
        while (!settled && Instant.now().isBefore(end)) {
            settled = isSettled();
            show();
        }
    }

    /// Reads the history back, and tells what is not as it should be.
    List<String> history() {
        act("History", "GET /v1/deliveries");
        List<String> wrong = new ArrayList<>();
        int attempts = 0;
        String shaky = "";
        for (JsonNode delivery : list()) {
            String status = delivery.path("status").asText();
            String channel = delivery.path("channel").asText();
            int tried = delivery.path("attemptCount").asInt();
            attempts += tried;
            shaky = channel.equals(DemoScene.SHAKY_CHANNEL)
                    ? delivery.path("id").asText()
                    : shaky;
            boolean good = status.equals("succeeded");
            if (!good) {
                wrong.add("%s: %s %s"
                        .formatted(channel, status, delivery.path("reason").asText()));
            }
            paper.line("  %s  %-13s %-21s %s"
                    .formatted(
                            paper.in(good ? Paper.Ink.GOOD : Paper.Ink.BAD, "%-9s".formatted(status)),
                            channel,
                            typesById.getOrDefault(delivery.path("event").asText(), "?"),
                            tried == 1 ? "1 attempt" : tried + " attempts"));
        }
        wrong.addAll(attempts(shaky));
        if (attempts != received.size()) {
            wrong.add("the history has " + attempts + " attempts, the receivers got " + received.size() + " requests");
        }
        return wrong;
    }

    private List<String> attempts(String id) {
        if (id.isEmpty()) {
            return List.of("no delivery went to " + DemoScene.SHAKY_CHANNEL);
        }
        act("The one that took three attempts", "GET /v1/deliveries/" + id);
        JsonNode attempts = api.get("/v1/deliveries/" + id)
                .orFail("the delivery cannot be read")
                .path("attempts");
        for (JsonNode attempt : attempts) {
            int status = attempt.path("response").path("status").asInt();
            paper.line("  %d  %s  %s  %-8s %4d ms"
                    .formatted(
                            attempt.path("number").asInt(),
                            attempt.path("startedAt").asText(),
                            status(status),
                            attempt.path("reason").asText(),
                            attempt.path("durationMs").asInt()));
        }
        return attempts.size() == 3 ? List.of() : List.of("expected 3 attempts there, found " + attempts.size());
    }

    private void act(String title, String how) {
        paper.gap();
        paper.line(paper.in(Paper.Ink.BOLD, title) + "  " + paper.in(Paper.Ink.FAINT, how));
    }

    private boolean isSettled() {
        int expected = 0;
        for (String id : typesById.keySet()) {
            ApiClient.Reply event = api.get("/v1/events/" + id);
            if (!event.isGood()) {
                return false;
            }
            for (JsonNode verdict : event.json().path("channels")) {
                expected += verdict.path("matched").asBoolean() ? 1 : 0;
            }
        }
        List<JsonNode> deliveries = list();
        return deliveries.size() == expected
                && deliveries.stream()
                        .allMatch(delivery ->
                                ENDS.contains(delivery.path("status").asText()));
    }

    private List<JsonNode> list() {
        List<JsonNode> items = new ArrayList<>();
        api.get("/v1/deliveries?limit=100")
                .orFail("the deliveries cannot be listed")
                .path("items")
                .forEach(items::add);
        return items;
    }

    private void show() {
        try {
            for (Receiver.Received one = next(); one != null; one = next()) {
                show(one);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Receiver.@Nullable Received next() throws InterruptedException {
        return arrivals.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void show(Receiver.Received one) {
        List<Receiver.Received> before =
                received.stream().filter(other -> sameDelivery(one, other)).toList();
        received.add(one);
        String again = before.isEmpty()
                ? ""
                : paper.in(
                        Paper.Ink.NOTABLE,
                        "  attempt " + (before.size() + 1) + ", "
                                + DemoVerb.seconds(
                                        Duration.between(before.getLast().at(), one.at()))
                                + " later");
        String line = one.method() + " " + one.uri();
        paper.line("  " + status(one.status()) + " " + Paper.fitted(line, 40) + again);
        if (before.isEmpty()) {
            paper.line(paper.in(Paper.Ink.FAINT, body(one)));
        }
    }

    private static boolean sameDelivery(Receiver.Received one, Receiver.Received other) {
        String id = one.headers().getOrDefault("webhook-id", one.uri());
        return id.equals(other.headers().getOrDefault("webhook-id", other.uri()));
    }

    private static String body(Receiver.Received one) {
        List<String> lines = JsonFile.pretty(one.body()).lines().toList();
        String shown = lines.stream()
                .limit(MOST_BODY_LINES)
                .map(line -> "      " + Paper.fitted(line, 6))
                .collect(Collectors.joining("\n"));
        int more = lines.size() - MOST_BODY_LINES;
        return more > 0 ? shown + "\n      … " + more + " more lines" : lines.isEmpty() ? "      (no body)" : shown;
    }

    private String status(int status) {
        return paper.in(status / 100 == 2 ? Paper.Ink.GOOD : Paper.Ink.BAD, Integer.toString(status));
    }
}
