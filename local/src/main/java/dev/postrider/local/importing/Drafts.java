package dev.postrider.local.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postrider.runtime.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The channels that an import makes, each with an id of its own.
final class Drafts {
    private static final int MAX_ID = 60;

    private final List<ObjectNode> drafts = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Finding> findings;

    Drafts(List<Finding> findings) {
        this.findings = findings;
    }

    /// Begins a channel.
    ///
    /// @param name what its id is made of
    Draft begin(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = slug.length() < 2 ? "channel-" + slug : slug.substring(0, Math.min(MAX_ID, slug.length()));
        String id = base.replaceAll("-$", "");
        for (int i = 2; !ids.add(id); i++) {
            id = base + "-" + i;
        }
        ObjectNode json = Json.object().put("id", id);
        if (!name.equals(id)) {
            json.put("name", name);
        }
        drafts.add(json);
        return new Draft(json, findings);
    }

    List<ObjectNode> all() {
        return drafts;
    }
}
