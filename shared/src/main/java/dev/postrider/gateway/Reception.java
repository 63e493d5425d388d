package dev.postrider.gateway;

import dev.postrider.runtime.Problem;
import dev.postrider.runtime.WideLog;
import java.io.InputStream;
import java.util.function.Function;

/// The edge of a function that answers the API: lets a request through the turnstile, and turns what goes wrong into a
/// problem, ours as well as the caller's.
public final class Reception {
    private final Turnstile turnstile;
    private final WideLog log;

    public Reception(Turnstile turnstile, WideLog log) {
        this.turnstile = turnstile;
        this.log = log;
    }

    /// Answers a request, whatever happens.
    ///
    /// @param routes gives the answer, or throws a [Refusal]
    public ApiResponse answer(InputStream in, Function<ApiRequest, ApiResponse> routes) {
        ApiRequest request = turnstile.read(in);
        return answered(request, routes).with("x-request-id", request.requestId());
    }

    private ApiResponse answered(ApiRequest request, Function<ApiRequest, ApiResponse> routes) {
        try {
            turnstile.pass(request.caller());
            return routes.apply(request);
        } catch (Refusal refusal) {
            return ApiResponse.of(refusal);
        } catch (RuntimeException e) {
            log.write(
                    "request.failed",
                    line -> line.put("request", request.requestId())
                            .put("route", request.route())
                            .put(e));
            return ApiResponse.of(Problem.of(
                    500,
                    "internal",
                    "Something failed on our side",
                    "try again; if it stays, look for request " + request.requestId() + " in the logs"));
        }
    }
}
