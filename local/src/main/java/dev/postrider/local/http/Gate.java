package dev.postrider.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postrider.local.sandbox.FunctionPool;
import dev.postrider.local.sandbox.Invocation;
import dev.postrider.local.template.ApiSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// A Lambda authorizer in front of routes. What it says of an identity holds for the time that the template gives.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
final class Gate {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiSpec.Authorizer authorizer;
    private final FunctionPool function;
    private final Map<List<String>, Remembered> remembered = new ConcurrentHashMap<>();

    Gate(ApiSpec.Authorizer authorizer, FunctionPool function) {
        this.authorizer = authorizer;
        this.function = function;
    }

    /// What comes of asking.
    sealed interface Verdict {
        record Allowed(Map<String, Object> caller) implements Verdict {}

        record Refused(ApiAnswer answer) implements Verdict {}
    }

    private record Remembered(Verdict verdict, long untilNanos) {}

    Verdict ask(ApiRequest request, RouteTable.Match match) {
        List<String> identity = authorizer.headers().stream()
                .flatMap(name -> Stream.ofNullable(request.headers().get(name.toLowerCase(Locale.ROOT))))
                .filter(value -> !value.isBlank())
                .toList();
        if (identity.size() < authorizer.headers().size()) {
            return new Verdict.Refused(ApiAnswer.UNAUTHORIZED);
        }
        Remembered before = remembered.get(identity);
        if (before != null && before.untilNanos() - System.nanoTime() > 0) {
            return before.verdict();
        }
        Verdict verdict = verdict(function.invoke(EventJson.forAuthorizer(request, match, identity), PATIENCE));
        boolean ours =
                verdict instanceof Verdict.Refused(ApiAnswer answer) && answer.status() == ApiAnswer.BROKEN.status();
        if (!ours && authorizer.reuse().isPositive()) {
            remembered.put(
                    identity,
                    new Remembered(
                            verdict, System.nanoTime() + authorizer.reuse().toNanos()));
        }
        return verdict;
    }

    private static Verdict verdict(Invocation invocation) {
        if (!(invocation instanceof Invocation.Returned returned)) {
            return new Verdict.Refused(ApiAnswer.BROKEN);
        }
        try {
            JsonNode answer = JSON.readTree(returned.text());
            if (!answer.path("isAuthorized").isBoolean()) {
                return new Verdict.Refused(ApiAnswer.BROKEN);
            }
            if (!answer.path("isAuthorized").asBoolean()) {
                return new Verdict.Refused(ApiAnswer.FORBIDDEN);
            }
            JsonNode context = answer.path("context");
            return new Verdict.Allowed(
                    context.isObject()
                            ? JSON.convertValue(context, new TypeReference<Map<String, Object>>() {})
                            : Map.of());
        } catch (JsonProcessingException e) {
            return new Verdict.Refused(ApiAnswer.BROKEN);
        }
    }
}
