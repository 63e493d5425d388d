package dev.postrider.delivery;

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
        Timing timing,
        Reason reason,
        Optional<String> detail,
        Journey journey,
        Optional<SentRequest> request,
        Optional<ReceivedResponse> response) {
    /// The same without bodies, for the older ones of a long history.
    Attempt brief() {
        return showing(request.map(SentRequest::withoutBody), response.map(ReceivedResponse::withoutBody));
    }

    /// The same with another account of what was said.
    public Attempt showing(Optional<SentRequest> sent, Optional<ReceivedResponse> received) {
        return new Attempt(number, trigger, channelVersion, timing, reason, detail, journey, sent, received);
    }
}
