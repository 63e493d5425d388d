package dev.postrider.ingest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.intake.ReadEvent;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.util.Iterator;
import java.util.List;

/// What a poster of events is told.
final class IntakeAnswer {
    private static final int ACCEPTED = 202;
    private static final String RETRY_AFTER_SECONDS = "5";

    private IntakeAnswer() {}

    static ApiResponse of(EventReader.Posted posted, List<Boolean> sent) {
        boolean someSent = sent.contains(true);
        if (!someSent && !posted.accepted().isEmpty()) {
            return later(queueGone());
        }
        if (!posted.isBatch()) {
            return ApiResponse.json(
                    ACCEPTED,
                    Json.object()
                            .put("id", posted.accepted().getFirst().event().id().value()));
        }
        return ApiResponse.json(posted.accepted().isEmpty() ? 400 : ACCEPTED, items(posted, sent));
    }

    /// The answer where something of our own has failed.
    static ApiResponse failed() {
        return later(Problem.of(
                503,
                "unavailable",
                "The event was not accepted",
                "something failed on our side; send the event again, with the same id or Idempotency-Key"));
    }

    private static ApiResponse later(Problem problem) {
        return ApiResponse.of(problem).with("retry-after", RETRY_AFTER_SECONDS);
    }

    /// One entry for each event of the batch, in its order: its id, or what is wrong with it.
    private static ObjectNode items(EventReader.Posted posted, List<Boolean> sent) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        Iterator<Boolean> isSent = sent.iterator();
        for (ReadEvent read : posted.events()) {
            switch (read) {
                case ReadEvent.Accepted accepted ->
                    items.add(
                            isSent.next()
                                    ? Json.object()
                                            .put(
                                                    "id",
                                                    accepted.event()
                                                            .event()
                                                            .id()
                                                            .value())
                                    : problem(queueGone()));
                case ReadEvent.Rejected(List<Problem.Mistake> mistakes) ->
                    items.add(problem(Problem.invalid(mistakes)));
            }
        }
        return answer;
    }

    private static ObjectNode problem(Problem problem) {
        ObjectNode item = Json.object();
        item.set("problem", problem.toJson());
        return item;
    }

    private static Problem queueGone() {
        return Problem.of(
                503,
                "queue_unavailable",
                "The event was not accepted",
                "the event queue cannot be reached; send the event again, with the same id or Idempotency-Key");
    }
}
