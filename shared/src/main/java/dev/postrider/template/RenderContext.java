package dev.postrider.template;

import dev.postrider.event.AcceptedEvent;
import dev.postrider.secret.SecretText;
import java.util.Map;

/// What the templates of one delivery may see. Nothing in it differs from one attempt to the next, so that all
/// attempts render the same bytes.
///
/// @param delivery the delivery's id; the seed of everything that looks random
/// @param secrets  by name, those of the channel before its group's before the tenant's
public record RenderContext(
        AcceptedEvent event,
        ChannelView channel,
        String delivery,
        Map<String, SecretText> secrets,
        TemplateRules rules) {
    public RenderContext {
        secrets = Map.copyOf(secrets);
    }
}
