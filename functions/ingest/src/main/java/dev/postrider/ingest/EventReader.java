package dev.postrider.ingest;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.EventId;
import dev.postrider.event.Hops;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.IdempotencyKey;
import dev.postrider.gateway.Refusal;
import dev.postrider.intake.Acceptance;
import dev.postrider.intake.EventDraft;
import dev.postrider.intake.JsonLimits;
import dev.postrider.intake.ReadEvent;
import dev.postrider.intake.StructuredEvent;
import dev.postrider.runtime.Problem;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Reads the body of `POST /v1/events` in whichever form it comes (CloudEvents 1.0, HTTP protocol binding, section 3):
/// structured, binary (`ce-…` headers), batched, or any JSON as the data of an event whose type the URL names.
public final class EventReader {
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final int MAX_BATCH = 100;
    private static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

    private final InstantSource clock;

    private final Supplier<EventId> freshIds;

    public EventReader(InstantSource clock, Supplier<EventId> freshIds) {
        this.clock = clock;
        this.freshIds = freshIds;
    }

    /// The events of a request, in their order.
    ///
    /// @param hops  what had carried them here
    /// @param trace the trace of the request
    record Posted(List<ReadEvent> events, boolean isBatch, Hops hops, RequestTrace trace) {
        Posted {
            events = List.copyOf(events);
        }

        List<AcceptedEvent> accepted() {
            return events.stream()
                    .filter(ReadEvent.Accepted.class::isInstance)
                    .map(read -> ((ReadEvent.Accepted) read).event().after(hops))
                    .map(trace::of)
                    .toList();
        }
    }

    /// Reads a request.
    ///
    /// @throws Refusal when nothing of it can be accepted
    Posted read(ApiRequest request, TenantId tenant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String media = media(request);
        String key = IdempotencyKey.read(request);
        Hops hops = hops(request);
        RequestTrace trace = RequestTrace.read(request);
        String text = text(request);
        Acceptance acceptance = new Acceptance(tenant, key, now, freshIds);
        if (media.equals(BATCH)) {
            return new Posted(readBatch(text, acceptance), true, hops, trace);
        }
        JsonLimits.checkSize(text);
        EventDraft draft = isDataOnly(request) ? BinaryEvent.read(request, text) : StructuredEvent.read(text, "");
        ReadEvent read = acceptance.accept(draft, 0);
        return switch (read) {
            case ReadEvent.Rejected(List<Problem.Mistake> mistakes) -> throw Refusal.invalid(mistakes);
            case ReadEvent.Accepted _ -> new Posted(List.of(read), false, hops, trace);
        };
    }

    private static boolean isDataOnly(ApiRequest request) {
        return request.parameter("type").isPresent()
                || request.header("ce-type").isPresent();
    }

    private static List<ReadEvent> readBatch(String text, Acceptance acceptance) {
        if (text.length() > MAX_BATCH_BYTES) {
            throw JsonLimits.tooLarge("a batch has at most 4 MiB");
        }
        List<String> elements = JsonLimits.elements(text);
        if (elements.isEmpty() || elements.size() > MAX_BATCH) {
            throw Refusal.invalid("", "invalid_request", "a batch has 1 to " + MAX_BATCH + " events", "split it");
        }
        List<ReadEvent> events = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            events.add(readElement(elements.get(i), i, acceptance));
        }
        return events;
    }

    private static ReadEvent readElement(String element, int index, Acceptance acceptance) {
        try {
            JsonLimits.checkSize(element);
            return acceptance.accept(StructuredEvent.read(element, "/" + index), index);
        } catch (Refusal refusal) {
            Problem problem = refusal.problem();
            return new ReadEvent.Rejected(
                    problem.errors().isEmpty()
                            ? List.of(Problem.Mistake.at(
                                    "/" + index, problem.code(), problem.detail(), "make this event smaller"))
                            : problem.errors());
        }
    }

    private static Hops hops(ApiRequest request) {
        Hops hops = request.header(Hops.HEADER)
                .map(text -> Hops.parse(text.strip()).orElseThrow(EventReader::notCounted))
                .orElse(Hops.NONE);
        if (hops.areTooMany()) {
            throw Refusal.invalid(
                    "",
                    "too_many_hops",
                    hops + " webhooks have carried this event on, and " + Hops.MOST + " are the most",
                    "a channel posts to this API what other channels send on to it: narrow what they match");
        }
        return hops;
    }

    private static Refusal notCounted() {
        return Refusal.invalid(
                "", "bad_hops", Hops.HEADER + " is a number", "pass on the number that came in, or leave it out");
    }

    private static String media(ApiRequest request) {
        String contentType = request.header("content-type").orElse("application/json");
        int semicolon = contentType.indexOf(';');
        String media = (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!media.endsWith("/json") && !media.endsWith("+json")) {
            throw new Refusal(Problem.of(
                    415,
                    "unsupported_media_type",
                    "The body is not JSON",
                    "send JSON with `content-type: application/json`, not " + media));
        }
        return media;
    }

    private static String text(ApiRequest request) {
        try {
            return request.body().text();
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("", "invalid_request", "the body is not UTF-8 text", "send JSON in UTF-8");
        }
    }
}
