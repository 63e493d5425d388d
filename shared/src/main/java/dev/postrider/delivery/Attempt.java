package dev.postrider.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One HTTP request of a delivery, as history keeps it.
///
/// @param number         counted from 1; a claim whose worker was lost has one too
/// @param channelVersion the version of the channel that was rendered
/// @param detail         what a person needs beside the reason, such as a template's line and column
public record Attempt(
        int number,
        Trigger trigger,
        long channelVersion,
        Instant startedAt,
        Duration took,
        Reason reason,
        Optional<String> detail,
        Optional<SentRequest> request,
        Optional<ReceivedResponse> response) {
    /// The same without bodies, for the older ones of a long history.
    Attempt brief() {
        return new Attempt(
                number,
                trigger,
                channelVersion,
                startedAt,
                took,
                reason,
                detail,
                request.map(SentRequest::withoutBody),
                response.map(ReceivedResponse::withoutBody));
    }
}
