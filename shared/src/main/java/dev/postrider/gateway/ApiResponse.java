package dev.postrider.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// An answer in API Gateway's payload format 2.0.
public record ApiResponse(int status, SequencedMap<String, String> headers, String body) {
    public ApiResponse {
        headers = new LinkedHashMap<>(headers);
    }

    public static ApiResponse json(int status, JsonNode body) {
        return new ApiResponse(
                status, new LinkedHashMap<>(Map.of("content-type", "application/json")), Json.write(body));
    }

    /// The answer to a request that was refused.
    public static ApiResponse of(Refusal refusal) {
        ApiResponse answer = of(refusal.problem());
        return refusal.retryAfter()
                .map(wait -> answer.with("retry-after", Long.toString(wait.toSeconds())))
                .orElse(answer);
    }

    public static ApiResponse of(Problem problem) {
        return new ApiResponse(
                problem.status(),
                new LinkedHashMap<>(Map.of("content-type", Problem.CONTENT_TYPE)),
                Json.write(problem.toJson()));
    }

    public static ApiResponse empty(int status) {
        return new ApiResponse(status, new LinkedHashMap<>(), "");
    }

    public ApiResponse with(String header, String value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, more, body);
    }

    public void write(OutputStream out) throws IOException {
        ObjectNode json = Json.object();
        json.put("statusCode", status);
        ObjectNode fields = json.putObject("headers");
        headers.forEach(fields::put);
        json.put("body", body);
        out.write(Json.bytes(json));
    }
}
