package dev.postrider.delivery;

import dev.postrider.channel.ChannelId;
import dev.postrider.event.EventId;
import dev.postrider.event.TenantId;

/// Word that a delivery may be due for an attempt. The store is the truth: a lost or repeated wake-up harms nothing.
public record WakeUp(TenantId tenant, ChannelId channel, EventId event, int attempt) {}
