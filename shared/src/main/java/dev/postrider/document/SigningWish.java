package dev.postrider.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.runtime.Problem;
import dev.postrider.signature.Scheme;
import dev.postrider.signature.SigningSecret;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How a channel shall sign, in the words of whoever writes it.
///
/// @param given the secret they bring along; empty when what is stored shall stay, or a new one be made
public record SigningWish(Scheme scheme, Optional<SigningSecret> given) {
    /// Reads the field `signing` of a channel.
    ///
    /// @param errors grows by everything found wrong
    /// @return empty when the channel says nothing of it
    public static Optional<SigningWish> read(JsonNode channel, List<Problem.Mistake> errors) {
        Fields fields = new Fields(channel, "", errors);
        JsonNode signing = channel.path("signing");
        if (signing.isMissingNode() || signing.isNull()) {
            return Optional.empty();
        }
        return Optional.of(read(
                fields.object("signing").only(Set.of("scheme", "secret", "publicKey", "previous")), Scheme.STANDARD));
    }

    private static SigningWish read(Fields fields, Scheme standard) {
        String word = fields.text("scheme").orElse(standard.word());
        Optional<Scheme> scheme = Scheme.ofWord(word);
        if (scheme.isEmpty()) {
            fields.error("scheme", Fields.CODE, "there is no scheme of this name", "choose one of " + words());
            return new SigningWish(standard, Optional.empty());
        }
        return new SigningWish(scheme.orElseThrow(), secret(fields, scheme.orElseThrow()));
    }

    /// Reads the field `secret`: a new secret, or an object, as it is shown, for the one that is stored.
    static Optional<SigningSecret> secret(Fields fields, Scheme scheme) {
        JsonNode secret = fields.object().path("secret");
        if (secret.isObject()) {
            fields.object("secret").only(Set.of("set", "updatedAt"));
            return Optional.empty();
        }
        return fields.text("secret").flatMap(text -> switch (SigningSecret.read(scheme, text)) {
            case SigningSecret.Verdict.Valid(SigningSecret valid) -> Optional.of(valid);
            case SigningSecret.Verdict.Invalid(String why) -> {
                fields.error("secret", "bad_secret", why, "leave it out, and a good one is made for you");
                yield Optional.empty();
            }
        });
    }

    private static String words() {
        return Arrays.stream(Scheme.values()).map(Scheme::word).collect(Collectors.joining(", "));
    }
}
