package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Signing;
import dev.postrider.runtime.Problem;
import dev.postrider.signature.Scheme;
import dev.postrider.signature.SigningSecret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a signing secret shall be replaced, in the words of whoever asks for it.
///
/// @param given   the new secret they bring along; empty when one shall be made
/// @param overlap how long the old one signs on; empty for as long as is usual
public record RotationWish(Optional<SigningSecret> given, Optional<Duration> overlap) {
    /// Reads the body of a rotation.
    ///
    /// @param errors grows by everything found wrong
    public static RotationWish read(JsonNode body, Scheme scheme, List<Problem.Mistake> errors) {
        Fields fields = new Fields(body, "", errors).only(Set.of("secret", "overlapSeconds"));
        Optional<Duration> overlap = fields.integer("overlapSeconds", 0, (int) Signing.MAX_OVERLAP.toSeconds())
                .map(Duration::ofSeconds);
        if (overlap.filter(Duration::isPositive).isPresent() && !scheme.signsWithSeveral()) {
            fields.error(
                    "overlapSeconds",
                    Fields.CODE,
                    "a request of the scheme " + scheme.word()
                            + " has room for one signature: the new secret signs at once",
                    "leave it out; let the receiver know a secret of your own first, and pass it as `secret`");
        }
        return new RotationWish(SigningWish.secret(fields, scheme), overlap);
    }
}
