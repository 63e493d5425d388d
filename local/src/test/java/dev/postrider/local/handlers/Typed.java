package dev.postrider.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;

/// A handler with AWS's own event types; it reports every record as failed.
public final class Typed implements RequestHandler<SQSEvent, SQSBatchResponse> {
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSBatchResponse.BatchItemFailure> failures = event.getRecords().stream()
                .map(item -> new SQSBatchResponse.BatchItemFailure(item.getMessageId()))
                .toList();
        return new SQSBatchResponse(failures);
    }
}
