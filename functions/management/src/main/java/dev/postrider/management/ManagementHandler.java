package dev.postrider.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.Refusal;
import dev.postrider.gateway.Turnstile;
import dev.postrider.runtime.Problem;
import dev.postrider.runtime.WideLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Every route but ingest's. The edge where a problem becomes an answer, ours as well as the caller's.
public final class ManagementHandler implements RequestStreamHandler {
    private final Routes routes;
    private final Turnstile turnstile;
    private final WideLog log;

    public ManagementHandler() {
        this(new ManagementWiring());
    }

    private ManagementHandler(ManagementWiring wiring) {
        this(wiring.routes(), wiring.turnstile(), wiring.log());
    }

    ManagementHandler(Routes routes, Turnstile turnstile, WideLog log) {
        this.routes = routes;
        this.turnstile = turnstile;
        this.log = log;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        answer(turnstile.read(in)).write(out);
    }

    private ApiResponse answer(ApiRequest request) {
        try {
            turnstile.pass(request.caller());
            return routes.answer(request).with("x-request-id", request.requestId());
        } catch (Refusal refusal) {
            return ApiResponse.of(refusal).with("x-request-id", request.requestId());
        } catch (RuntimeException e) {
            log.write(
                    "request.failed",
                    line -> line.put("request", request.requestId())
                            .put("route", request.route())
                            .put("cause", e.toString()));
            return ApiResponse.of(Problem.of(
                            500,
                            "internal",
                            "Something failed on our side",
                            "try again; if it stays, look for request " + request.requestId() + " in the logs"))
                    .with("x-request-id", request.requestId());
        }
    }
}
