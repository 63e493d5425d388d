package dev.postrider.memory;

import dev.postrider.repeat.FirstRequest;
import dev.postrider.repeat.FirstRequestStore;
import dev.postrider.repeat.RequestKey;
import java.util.HashMap;
import java.util.Map;

/// First requests in memory.
public final class InMemoryFirstRequestStore implements FirstRequestStore {
    private final Map<RequestKey, FirstRequest> requests = new HashMap<>();

    @Override
    public synchronized FirstRequest remember(RequestKey key, FirstRequest request) {
        return requests.merge(key, request, (before, again) -> before.isForgotten(again.at()) ? again : before);
    }
}
