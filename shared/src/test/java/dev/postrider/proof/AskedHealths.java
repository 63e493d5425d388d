package dev.postrider.proof;

import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelKey;
import dev.postrider.event.TenantId;
import dev.postrider.health.ChannelHealth;
import dev.postrider.health.ChannelHealthStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A store of health that turns every call into a question to a [Playback].
final class AskedHealths implements ChannelHealthStore {
    private final Playback playback;

    AskedHealths(Playback playback) {
        this.playback = playback;
    }

    @SuppressWarnings("unchecked")
    private <T> T ask(Call.Kind kind, Supplier<String> words, Function<ChannelHealthStore, T> effect) {
        return (T) playback.ask(new Call(kind, words, live -> effect.apply(live.healths())));
    }

    @Override
    public ChannelHealth find(ChannelKey channel) {
        return ask(Call.Kind.FIND_HEALTH, () -> "read the health of " + channel.id(), live -> live.find(channel));
    }

    @Override
    public List<ChannelHealth> findAll(TenantId tenant, Collection<ChannelId> channels) {
        return ask(
                Call.Kind.FIND_HEALTH, () -> "read the health of " + channels, live -> live.findAll(tenant, channels));
    }

    /// What only counts changes nothing for anybody yet.
    @Override
    public Optional<ChannelHealth> replace(ChannelHealth seen, ChannelHealth next) {
        boolean counts = seen.isClosed() && next.isClosed() && seen.parking().equals(next.parking());
        return ask(
                counts ? Call.Kind.COUNT : Call.Kind.CHANGE_HEALTH,
                () -> "swap the health of " + seen.channel().id(),
                live -> live.replace(seen, next));
    }

    @Override
    public List<ChannelHealth> parked(int shard) {
        return ask(
                Call.Kind.PARKED,
                () -> "ask which channels hold deliveries",
                live -> IntStream.range(0, live.parkedShards())
                        .boxed()
                        .flatMap(each -> live.parked(each).stream())
                        .toList());
    }

    @Override
    public int parkedShards() {
        return 1;
    }
}
