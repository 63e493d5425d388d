package dev.postrider.management;

import dev.postrider.access.Scope;
import dev.postrider.channel.Channel;
import dev.postrider.channel.ChannelId;
import dev.postrider.channel.ChannelStore;
import dev.postrider.document.ChannelDocument;
import dev.postrider.event.TenantId;
import dev.postrider.gateway.ApiRequest;
import dev.postrider.gateway.ApiResponse;
import dev.postrider.gateway.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Channels page by page: those of a tenant, and the versions of one.
final class ChannelList {
    /// How many channels one page looks at to find those that a filter wants. A page may come out short, or empty, and
    /// still have a next one.
    private static final int MAX_LOOKED_AT = 1000;

    private final ChannelStore store;
    private final Cursors cursors;

    ChannelList(ChannelStore store, Cursors cursors) {
        this.store = store;
        this.cursors = cursors;
    }

    /// `GET /v1/channels`, in the order of their ids.
    ApiResponse list(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.CHANNELS_READ);
        ChannelFilter filter = ChannelFilter.of(request);
        int limit = Paging.limit(request);
        List<Channel> wanted = new ArrayList<>();
        Optional<String> position = cursors.read(request, Function.identity());
        boolean isEnd = false;
        for (int looked = 0; !isEnd && wanted.size() < limit && looked < MAX_LOOKED_AT; looked += limit) {
            List<Channel> found = store.list(tenant, position.orElse(""), limit + 1);
            List<Channel> some = found.subList(0, Math.min(limit, found.size()));
            List<Channel> fitting = some.stream()
                    .filter(filter::wants)
                    .limit(limit - wanted.size())
                    .toList();
            wanted.addAll(fitting);
            boolean isFull = wanted.size() == limit;
            position = last(isFull ? wanted : some).or(Optional::empty);
            isEnd = found.size() <= limit && (!isFull || wanted.getLast().equals(some.getLast()));
        }
        Optional<String> next = isEnd ? Optional.empty() : position.map(last -> cursors.write(last, request));
        return Paging.page(wanted.stream().map(ChannelDocument::write).toList(), next);
    }

    private static Optional<String> last(List<Channel> some) {
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.getLast().id().value());
    }

    /// `GET /v1/channels/{id}/versions`, newest first; of a deleted channel too, as its history names them.
    ApiResponse versions(ApiRequest request) {
        TenantId tenant = request.caller().tenantWith(Scope.CHANNELS_READ);
        Paging.only(request, Set.of());
        int limit = Paging.limit(request);
        String id = request.path().getOrDefault("id", "");
        long before = cursors.read(request, Long::valueOf).orElse(Long.MAX_VALUE);
        List<Channel> found =
                ChannelId.isValid(id) ? store.versions(tenant, new ChannelId(id), before, limit + 1) : List.of();
        if (found.isEmpty()) {
            throw Refusal.notFound("there is no channel " + id);
        }
        List<Channel> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(
                        cursors.write(Long.toString(page.getLast().version().number()), request))
                : Optional.empty();
        return Paging.page(page.stream().map(ChannelDocument::write).toList(), next);
    }
}
