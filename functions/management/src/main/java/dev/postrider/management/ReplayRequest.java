package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.gateway.Refusal;
import dev.postrider.intake.Mistakes;
import dev.postrider.replay.Replay;
import dev.postrider.replay.ReplayFilter;
import java.time.Instant;
import java.util.Set;

/// What `POST /v1/replays` is asked for.
///
/// @param isDryRun whether it only counts
record ReplayRequest(ReplayFilter filter, Replay.Terms terms, boolean isDryRun) {
    private static final Set<String> KNOWN = Set.of("filter", "dryRun", "template", "ratePerSecond");
    private static final String SAME = "same";

    static ReplayRequest read(JsonNode body, Instant now) {
        Mistakes mistakes = Mistakes.at("");
        only(body, KNOWN, mistakes);
        Mistakes filterMistakes = Mistakes.at("/filter");
        ReplayFilter filter = new ReplayFilterReader(body.path("filter"), filterMistakes).read(now);
        Replay.Terms terms = new Replay.Terms(sameBytes(body, mistakes), rate(body, mistakes), now);
        if (body.has("dryRun") && !body.path("dryRun").isBoolean()) {
            mistakes.add("dryRun", Mistakes.INVALID, "`dryRun` is true or false", "or leave it out");
        }
        mistakes.found().addAll(filterMistakes.found());
        if (!mistakes.found().isEmpty()) {
            throw Refusal.invalid(mistakes.found());
        }
        return new ReplayRequest(filter, terms, body.path("dryRun").asBoolean());
    }

    static void only(JsonNode json, Set<String> known, Mistakes mistakes) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                mistakes.add(
                        name,
                        Mistakes.INVALID,
                        "unknown field `" + name + "`",
                        "known here: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        });
    }

    private static boolean sameBytes(JsonNode body, Mistakes mistakes) {
        String template = body.path("template").asText("current");
        if (!template.equals("current") && !template.equals(SAME)) {
            mistakes.add(
                    "template",
                    Mistakes.INVALID,
                    "`template` is current or same",
                    "`same` renders the version of the channel that was rendered last");
        }
        return template.equals(SAME);
    }

    private static int rate(JsonNode body, Mistakes mistakes) {
        JsonNode rate = body.path("ratePerSecond");
        boolean isRate = rate.isInt() && rate.asInt() >= 1 && rate.asInt() <= Replay.MAX_RATE;
        if (body.has("ratePerSecond") && !isRate) {
            mistakes.add(
                    "ratePerSecond",
                    Mistakes.INVALID,
                    "`ratePerSecond` is a number from 1 to " + Replay.MAX_RATE,
                    "left out it is " + Replay.DEFAULT_RATE);
        }
        return isRate ? rate.asInt() : Replay.DEFAULT_RATE;
    }
}
