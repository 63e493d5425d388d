package dev.postrider.editing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.Signing;
import dev.postrider.channel.Variables;
import dev.postrider.document.ChannelCheck;
import dev.postrider.document.ChannelReader;
import dev.postrider.document.RotationWish;
import dev.postrider.document.SigningWish;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.Refusal;
import dev.postrider.preset.PresetDefaults;
import dev.postrider.runtime.Problem;
import dev.postrider.signature.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a sound version of a channel from what its writer sent, and names all that is wrong with it at once.
public final class ChannelDrafter {
    private final PresetDefaults presets;
    private final ChannelCheck check;
    private final SigningKeys keys;
    private final SecretIntake secrets;

    public ChannelDrafter(PresetDefaults presets, ChannelCheck check, SigningKeys keys, SecretIntake secrets) {
        this.presets = presets;
        this.check = check;
        this.keys = keys;
        this.secrets = secrets;
    }

    /// A version that is sound, and how it shall sign.
    public record Draft(Channel channel, SigningKeys.Material signing) {
        public Draft with(Channel next) {
            return new Draft(next, signing);
        }
    }

    /// Checks a channel's document, and seals the secrets that are new in it.
    ///
    /// @param before the version that it follows, whose secrets it may leave as they are
    /// @throws Refusal 400 with every mistake, 409 when a stored secret would go elsewhere
    public Draft checked(Writer writer, JsonNode json, Channel.Version version, Optional<Channel> before) {
        List<Problem.Mistake> mistakes = new ArrayList<>();
        Channel written = ChannelReader.read(
                presets.complete(json, () -> secrets.shared(writer.tenant(), json), mistakes), version, mistakes);
        Optional<SigningWish> wish = SigningWish.read(json, mistakes);
        Scheme scheme = SigningKeys.scheme(wish, before.map(Channel::signing));
        Channel restored = mistakes.isEmpty() ? SecretIntake.restored(written, before, mistakes) : written;
        Channel signing = restored.with(new Signing(scheme, List.of()));
        Variables.Names names = secrets.names(writer.tenant(), signing);
        Optional<Origin> endpoint = secrets.endpoint(signing, names);
        boolean isWellFormed = mistakes.isEmpty();
        mistakes.addAll(new Consequences(mistakes).beside(check.check(signing, names)));
        if (isWellFormed) {
            endpoint.flatMap(writer::circle).ifPresent(mistakes::add);
        }
        refuse(mistakes);
        return new Draft(
                secrets.sealed(writer.tenant(), signing, names, version.updatedAt()),
                new SigningKeys.Material(wish.flatMap(SigningWish::given), endpoint));
    }

    /// Settles what a draft signs with.
    public SigningKeys.Issued signed(TenantId tenant, Draft draft, Optional<Channel> before) {
        return keys.settle(tenant, draft.channel(), before.map(Channel::signing), draft.signing());
    }

    /// Settles what a channel signs with after a rotation.
    ///
    /// @param next the version that is to be saved, with the keys of the one before
    /// @param body how its secret shall be replaced
    /// @throws Refusal 400 with every mistake, 409 when it has nothing to rotate or too many keys
    public SigningKeys.Issued rotated(TenantId tenant, Channel next, JsonNode body) {
        List<Problem.Mistake> mistakes = new ArrayList<>();
        RotationWish wish = RotationWish.read(body, next.signing().scheme(), mistakes);
        refuse(mistakes);
        return keys.rotate(tenant, next, wish);
    }

    private static void refuse(List<Problem.Mistake> mistakes) {
        if (!mistakes.isEmpty()) {
            throw Refusal.invalid(mistakes);
        }
    }
}
