package dev.postrider.dynamo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.postrider.delivery.Attempt;
import dev.postrider.delivery.ReceivedResponse;
import dev.postrider.delivery.SentRequest;
import dev.postrider.delivery.Snippet;
import dev.postrider.document.AttemptDocument;
import dev.postrider.runtime.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attempts of a delivery in one attribute. An item holds 400 KB, and receivers decide how long their answers are:
/// in a history that is longer, attempts keep neither headers nor bodies, the older ones first.
final class History {
    private static final int MAX_BYTES = 300 * 1024;

    /// Names of header fields are the receivers' too: what has been written must be readable.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(Json.BUFFERS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private History() {}

    static AttributeValue write(List<Attempt> attempts) {
        int whole = attempts.size();
        AttributeValue packed = pack(attempts, whole);
        while (whole > 0 && packed.b().asByteArrayUnsafe().length > MAX_BYTES) {
            whole /= 2;
            packed = pack(attempts, whole);
        }
        return packed;
    }

    private static AttributeValue pack(List<Attempt> attempts, int whole) {
        ArrayNode list = Json.array();
        int older = attempts.size() - whole;
        attempts.subList(0, older).forEach(attempt -> list.add(AttemptDocument.write(bare(attempt))));
        attempts.subList(older, attempts.size()).forEach(attempt -> list.add(AttemptDocument.write(attempt)));
        return Compression.pack(Json.write(list));
    }

    private static Attempt bare(Attempt attempt) {
        return attempt.showing(
                attempt.request()
                        .map(sent -> new SentRequest(
                                sent.method(), sent.url(), new LinkedHashMap<>(), without(sent.body()))),
                attempt.response()
                        .map(received -> new ReceivedResponse(
                                received.status(),
                                new LinkedHashMap<>(),
                                without(received.body()),
                                received.sha256())));
    }

    private static Snippet without(Snippet body) {
        return new Snippet("", body.size(), body.size() > 0);
    }

    static List<Attempt> read(AttributeValue packed) {
        try {
            List<Attempt> attempts = new ArrayList<>();
            JSON.readTree(Compression.unpack(packed)).forEach(attempt -> attempts.add(AttemptDocument.read(attempt)));
            return attempts;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not a history as this project writes it", e);
        }
    }
}
