package dev.postrider.render;

import dev.postrider.endpoint.EndpointPolicy;
import dev.postrider.endpoint.EndpointUrl;
import java.util.LinkedHashMap;
import java.util.Map;

/// The URLs judged last. Most channels render the same one for every event, and judging it costs more than all else
/// that is done for it before it is sent.
final class KnownUrls {
    private static final int MAX_ENTRIES = 500;

    private final EndpointPolicy endpoints;
    private final Map<String, EndpointUrl.Verdict> verdicts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, EndpointUrl.Verdict> eldest) {
            return size() > MAX_ENTRIES;
        }
    };

    KnownUrls(EndpointPolicy endpoints) {
        this.endpoints = endpoints;
    }

    EndpointUrl.Verdict read(String url) {
        synchronized (verdicts) {
            return verdicts.computeIfAbsent(url, text -> EndpointUrl.read(text, endpoints));
        }
    }
}
