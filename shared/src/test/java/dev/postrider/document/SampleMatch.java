package dev.postrider.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.postrider.channel.Match;
import dev.postrider.runtime.Json;
import dev.postrider.runtime.Problem;
import java.util.ArrayList;
import java.util.List;

/// Matches as people write them.
public final class SampleMatch {
    private SampleMatch() {}

    public static Match of(String json) {
        try {
            List<Problem.Mistake> errors = new ArrayList<>();
            Match match = MatchReader.read(new Fields(Json.object().set("match", Json.read(json)), "", errors));
            assertThat(errors).isEmpty();
            return match;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
