package dev.postrider.management;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.channel.Catalog;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.event.AcceptedEvent;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.Refusal;
import dev.postrider.matching.Matching;
import java.util.List;

/// Finds the channels that a preview is of.
final class PreviewedChannels {
    private final ChannelStore store;
    private final Matching matching;
    private final ChannelDraft drafts;

    PreviewedChannels(ChannelStore store, Matching matching, ChannelDraft drafts) {
        this.store = store;
        this.matching = matching;
        this.drafts = drafts;
    }

    Channel draft(TenantId tenant, ObjectNode json) {
        return drafts.read(tenant, json);
    }

    Channel saved(TenantId tenant, ChannelId id) {
        return store.find(tenant, id).orElseThrow(() -> Refusal.notFound("there is no channel " + id));
    }

    /// At most `count` of the channels that want an event, those whose ids come after one, in their order.
    List<Channel> wanting(AcceptedEvent event, String after, int count) {
        Catalog catalog = store.refresh(Catalog.empty(event.tenant()));
        return matching.wanting(catalog, event).stream()
                .filter(id -> id.value().compareTo(after) > 0)
                .limit(count)
                .flatMap(id -> catalog.find(id).stream())
                .toList();
    }
}
