package dev.postrider.channel;

import dev.postrider.event.TenantId;

/// Which channel of which tenant.
public record ChannelKey(TenantId tenant, ChannelId id) {}
