package dev.postrider.matching;

import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.EventPatterns;
import dev.postrider.channel.Match.Clause;
import dev.postrider.delivery.DeliveryKey;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.Event;
import dev.postrider.event.TenantId;
import dev.postrider.template.Placement;
import dev.postrider.template.RenderContext;
import dev.postrider.template.RenderResult;
import dev.postrider.template.SecretTrace;
import dev.postrider.template.Template;
import dev.postrider.template.TemplateRenderer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says which channels want an event. The cheap clauses are asked first and of all channels at once; templates only of
/// those that are left.
public final class Matching {
    private static final int MAX_TENANTS = 200;

    private final EventPatterns patterns;
    private final TemplateRenderer templates;
    private final Map<TenantId, Indexed> indexes = new LinkedHashMap<>();

    /// A catalog and what was prepared from it.
    private record Indexed(Catalog catalog, EventPatterns.Index index) {}

    public Matching(EventPatterns patterns, TemplateRenderer templates) {
        this.patterns = patterns;
        this.templates = templates;
    }

    /// The channels of a catalog that want an event, in the order of their ids.
    public List<ChannelId> wanting(Catalog catalog, AcceptedEvent accepted) {
        return index(catalog).candidates(accepted.event()).stream()
                .filter(channel -> channel.status().isMatching()
                        && wantsKind(channel, accepted.event())
                        && letsGo(channel, accepted))
                .map(Channel::id)
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .toList();
    }

    /// The first clause by which a channel does not want an event; empty when it wants it.
    public Optional<Clause> refusal(Channel channel, AcceptedEvent accepted) {
        if (!channel.status().isMatching()) {
            return Optional.of(Clause.STATE);
        }
        if (!wantsKind(channel, accepted.event())) {
            return Optional.of(Clause.TYPES);
        }
        if (!channel.match()
                .pattern()
                .map(pattern -> patterns.matches(pattern, accepted.event()))
                .orElse(true)) {
            return Optional.of(Clause.PATTERN);
        }
        return letsGo(channel, accepted) ? Optional.empty() : Optional.of(Clause.WHEN);
    }

    /// What Postrider tells about a channel never goes to that channel, so that its trouble cannot feed on itself.
    private static boolean wantsKind(Channel channel, Event event) {
        boolean isAboutItself = event.type().isOperational()
                && event.subject().equals(Optional.of(channel.id().value()));
        return channel.match().wants(event.type()) && !isAboutItself;
    }

    /// Whether the channel's own template says yes. One that does not render says no.
    private boolean letsGo(Channel channel, AcceptedEvent accepted) {
        return channel.match()
                .when()
                .map(when -> isYes(rendered(when, channel, accepted)))
                .orElse(true);
    }

    /// Without the secrets: a condition is asked where nobody may open them.
    private RenderResult rendered(Template when, Channel channel, AcceptedEvent accepted) {
        RenderContext context = new RenderContext(
                accepted,
                channel.view(),
                DeliveryKey.of(accepted, channel.id()).id().value(),
                Map.of(),
                channel.templating().rules());
        return templates.begin(context).render(when, Placement.CONDITION);
    }

    private static boolean isYes(RenderResult result) {
        return result instanceof RenderResult.Rendered(String text, SecretTrace _)
                && (text.strip().equals("true") || text.strip().equals("1"));
    }

    private EventPatterns.Index index(Catalog catalog) {
        synchronized (indexes) {
            Indexed known = indexes.remove(catalog.tenant());
            Indexed current = known != null && known.catalog().revision() == catalog.revision()
                    ? known
                    : new Indexed(catalog, patterns.index(catalog));
            indexes.put(catalog.tenant(), current);
            if (indexes.size() > MAX_TENANTS) {
                indexes.remove(indexes.keySet().iterator().next());
            }
            return current.index();
        }
    }
}
