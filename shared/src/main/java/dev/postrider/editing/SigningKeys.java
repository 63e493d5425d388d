package dev.postrider.editing;

import dev.postrider.channel.Channel;
import dev.postrider.channel.Signing;
import dev.postrider.document.RotationWish;
import dev.postrider.document.SigningWish;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.Refusal;
import dev.postrider.runtime.Problem;
import dev.postrider.secret.SecretContext;
import dev.postrider.secret.SecretSealer;
import dev.postrider.secret.SecretText;
import dev.postrider.signature.Scheme;
import dev.postrider.signature.SigningSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Makes the keys that channels sign with, of secrets that their writers bring along or of chance, and seals them: what
/// is stored, nobody here can read again.
public final class SigningKeys {
    private final SecretSealer sealer;
    private final Supplier<byte[]> chance;

    /// Keys of one stack.
    ///
    /// @param chance gives [SigningSecret#FRESH_BYTES] unguessable bytes each time
    public SigningKeys(SecretSealer sealer, Supplier<byte[]> chance) {
        this.sealer = sealer;
        this.chance = chance;
    }

    /// How a channel signs from now on.
    ///
    /// @param told the secret that its receiver must be told, in this one answer; empty when it is known already or
    ///     when a public key verifies
    public record Issued(Signing signing, Optional<SigningSecret> told) {}

    /// The scheme of a channel's next version: the one asked for, else the one that it has, else Standard Webhooks.
    static Scheme scheme(Optional<SigningWish> wish, Optional<Signing> before) {
        return wish.map(SigningWish::scheme)
                .or(() -> before.map(Signing::scheme))
                .orElse(Scheme.STANDARD);
    }

    /// What a key is made of.
    ///
    /// @param given    the secret that its writer brings along
    /// @param endpoint where the channel sends
    public record Material(Optional<SigningSecret> given, Optional<Origin> endpoint) {}

    /// The keys of a channel's next version. Those that it has stay, unless the scheme is another or a secret is given.
    ///
    /// @param next the version that is to be saved, with its scheme and no keys yet
    /// @throws Refusal 409 when a stored secret that requests carry as it is would go to another origin
    Issued settle(TenantId tenant, Channel next, Optional<Signing> before, Material material) {
        Scheme scheme = next.signing().scheme();
        Optional<SigningSecret> given = material.given();
        Optional<Signing> kept = before.filter(known -> known.scheme() == scheme && given.isEmpty());
        kept.ifPresent(known -> checkOrigins(known, material.endpoint()));
        if (scheme == Scheme.NONE || kept.isPresent()) {
            return new Issued(kept.orElse(Signing.NONE), Optional.empty());
        }
        Set<Origin> origins =
                scheme.showsSecret() ? material.endpoint().stream().collect(Collectors.toSet()) : Set.of();
        SigningSecret secret = given.orElseGet(() -> SigningSecret.fresh(scheme, chance.get()));
        Signing signing = new Signing(scheme, List.of(key(tenant, next, secret, origins)));
        return new Issued(signing, told(secret, given));
    }

    /// The keys of a channel after a rotation.
    ///
    /// @param next the version that is to be saved, with the keys of the one before
    public Issued rotate(TenantId tenant, Channel next, RotationWish wish) {
        Signing signing = next.signing();
        Instant now = next.version().updatedAt();
        Duration overlap = wish.overlap().orElse(Signing.OVERLAP);
        if (signing.scheme() == Scheme.NONE) {
            throw new Refusal(Problem.of(
                    409,
                    "not_signed",
                    "The channel signs nothing",
                    "there is no secret to rotate: choose a scheme first, for example"
                            + " {\"signing\":{\"scheme\":\"standard\"}}"));
        }
        if (signing.scheme().signsWithSeveral()
                && overlap.isPositive()
                && signing.live(now).size() >= Signing.MAX_LIVE) {
            throw tooMany(signing, now);
        }
        SigningSecret secret = wish.given().orElseGet(() -> SigningSecret.fresh(signing.scheme(), chance.get()));
        Signing.Key key = key(tenant, next, secret, signing.keys().getFirst().origins());
        Signing rotated = signing.rotated(key, now, now.plus(overlap));
        return new Issued(rotated, told(secret, wish.given()));
    }

    private static Refusal tooMany(Signing signing, Instant now) {
        String end =
                signing.live(now).getLast().signsUntil().map(Instant::toString).orElse("later");
        return new Refusal(Problem.of(
                409,
                "too_many_live_secrets",
                "Too many secrets sign already",
                Signing.MAX_LIVE + " secrets sign this channel's requests, the oldest until " + end
                        + ": rotate after that, or with {\"overlapSeconds\":0} to end all older ones at once"));
    }

    private static void checkOrigins(Signing signing, Optional<Origin> endpoint) {
        boolean goesElsewhere = endpoint.isPresent()
                && signing.keys().stream()
                        .map(Signing.Key::origins)
                        .anyMatch(origins -> !origins.isEmpty() && !origins.contains(endpoint.orElseThrow()));
        if (goesElsewhere) {
            throw SecretIntake.rebindRequired(
                    List.of(SecretIntake.rebind("signing/secret", "the endpoint is now " + endpoint.orElseThrow())));
        }
    }

    private Signing.Key key(TenantId tenant, Channel channel, SigningSecret secret, Set<Origin> origins) {
        SecretContext context = new SecretContext(
                tenant, SecretContext.Owner.channel(channel.id().value()), Signing.CONTEXT_NAME, origins);
        return new Signing.Key(
                sealer.seal(SecretText.of(secret.reveal()), context),
                origins,
                channel.version().updatedAt(),
                Optional.empty(),
                secret.publicKey());
    }

    private static Optional<SigningSecret> told(SigningSecret secret, Optional<SigningSecret> given) {
        return Optional.of(secret)
                .filter(_ -> given.isEmpty())
                .filter(fresh -> fresh.publicKey().isEmpty());
    }
}
