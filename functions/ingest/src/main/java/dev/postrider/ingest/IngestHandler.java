package dev.postrider.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.postrider.access.Scope;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.Refusal;
import dev.postrider.gateway.Turnstile;
import dev.postrider.runtime.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// `POST /v1/events`. The edge where a problem becomes an answer: whatever fails on our side was not accepted, and the
/// client holds the event still, so it is told to send it again.
public final class IngestHandler implements RequestStreamHandler {
    private final Turnstile turnstile;
    private final EventIntake intake;
    private final EventReader reader;

    public IngestHandler() {
        this(new IngestWiring());
    }

    private IngestHandler(IngestWiring wiring) {
        this(wiring.turnstile(), wiring.intake(), wiring.reader());
        Snapshot.after(new Rehearsal(turnstile, reader, wiring::meetQueue), wiring.log());
    }

    public IngestHandler(Turnstile turnstile, EventIntake intake, EventReader reader) {
        this.turnstile = turnstile;
        this.intake = intake;
        this.reader = reader;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        answer(turnstile.read(in)).write(out);
    }

    private ApiResponse answer(ApiRequest request) {
        try {
            turnstile.pass(request.caller());
            EventReader.Posted posted = reader.read(request, request.caller().tenantWith(Scope.EVENTS_WRITE));
            return IntakeAnswer.of(posted, intake.accept(posted.accepted(), request.requestId()));
        } catch (Refusal refusal) {
            return ApiResponse.of(refusal);
        } catch (RuntimeException e) {
            intake.tellOfFailure(request.requestId(), e);
            return IntakeAnswer.failed();
        }
    }
}
