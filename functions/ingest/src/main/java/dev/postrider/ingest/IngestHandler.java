package dev.postrider.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.Refusal;
import dev.postrider.gateway.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// `POST /v1/events`.
public final class IngestHandler implements RequestStreamHandler {
    private final EventIntake intake;
    private final EventReader reader;

    public IngestHandler() {
        this(new IngestWiring());
    }

    private IngestHandler(IngestWiring wiring) {
        this(wiring.intake(), wiring.reader());
    }

    IngestHandler(EventIntake intake, EventReader reader) {
        this.intake = intake;
        this.reader = reader;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        answer(ApiRequest.read(in)).write(out);
    }

    private ApiResponse answer(ApiRequest request) {
        try {
            EventReader.Posted posted = reader.read(request, request.caller().tenantWith(Scope.EVENTS_WRITE));
            return IntakeAnswer.of(posted, intake.accept(posted.accepted()));
        } catch (Refusal refusal) {
            return ApiResponse.of(refusal.problem());
        }
    }
}
