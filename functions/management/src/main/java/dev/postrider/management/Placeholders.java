package dev.postrider.management;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postrider.channel.Channel;
import dev.postrider.channel.Variables;
import dev.postrider.document.EndpointCheck;
import dev.postrider.editing.SecretIntake;
import dev.postrider.endpoint.Origin;
import dev.postrider.event.TenantId;
import dev.postrider.render.OpenChannel;
import dev.postrider.secret.SecretText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What stands in a preview for secrets, which nothing here can open: `***NAME***`. One that begins the URL keeps the
/// origin that it was saved for.
final class Placeholders {
    private final SecretIntake secrets;
    private final EndpointCheck endpoints;

    Placeholders(SecretIntake secrets, EndpointCheck endpoints) {
        this.secrets = secrets;
        this.endpoints = endpoints;
    }

    Variables.Names names(TenantId tenant, Channel channel) {
        return secrets.names(tenant, channel);
    }

    Variables.Names shared(TenantId tenant, JsonNode channel) {
        return secrets.shared(tenant, channel);
    }

    /// A channel as an attempt would use it, with a placeholder for each secret.
    OpenChannel open(TenantId tenant, Channel channel) {
        Variables.Names names = names(tenant, channel);
        Optional<Origin> origin =
                endpoints.judge(channel.request(), names) instanceof EndpointCheck.Verdict.Allowed(Origin known)
                        ? Optional.of(known)
                        : Optional.empty();
        Map<String, OpenChannel.Secret> shown = new HashMap<>();
        names.secrets().keySet().forEach(name -> {
            boolean isBase = beginsUrl(channel, name);
            shown.put(
                    name,
                    secret(origin.filter(_ -> isBase).map(base -> base + "/").orElse("") + mark(name), origin));
        });
        return new OpenChannel(
                channel,
                names.variables(),
                shown,
                channel.credentials().auth().map(_ -> secret(mark("auth"), origin)),
                Optional.empty(),
                List.of());
    }

    private static String mark(String name) {
        return "***" + name + "***";
    }

    private static OpenChannel.Secret secret(String text, Optional<Origin> origin) {
        return new OpenChannel.Secret(SecretText.of(text), origin.map(Set::of).orElse(Set.of()));
    }

    private static boolean beginsUrl(Channel channel, String name) {
        return Pattern.compile("\\{\\{\\{?\\s*(?:@?secrets\\.)?" + Pattern.quote(name) + "\\b")
                .matcher(channel.request().endpoint().source())
                .lookingAt();
    }
}
