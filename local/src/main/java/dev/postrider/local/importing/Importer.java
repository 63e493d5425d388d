package dev.postrider.local.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what somebody else exports.
public final class Importer {
    private Importer() {}

    /// Whose export it is, in the words of the command line.
    public enum Format {
        CHECKLY,
        ONCALL,
        COROOT,
        QOVERY
    }

    /// Channels that say what the export says, and what they do not.
    public record Imported(List<ObjectNode> channels, List<Finding> findings) {
        public Imported {
            channels = List.copyOf(channels);
            findings = List.copyOf(findings);
        }
    }

    /// Reads an export: one object, a list of them, or a list in a field of an answer.
    public static Imported read(Format format, JsonNode export) {
        List<Finding> findings = new ArrayList<>();
        Drafts drafts = new Drafts(findings);
        for (SourceFields source : sources(export, findings)) {
            try (source) {
                switch (format) {
                    case CHECKLY -> ChecklyChannel.read(source, drafts);
                    case ONCALL -> OnCallWebhook.read(source, drafts);
                    case COROOT -> CorootIntegration.read(source, drafts);
                    case QOVERY -> QoveryWebhook.read(source, drafts);
                }
            }
        }
        return new Imported(drafts.all(), findings);
    }

    private static List<SourceFields> sources(JsonNode export, List<Finding> findings) {
        if (export.isArray()) {
            return listed(export, "", findings);
        }
        Optional<String> list = List.of("results", "items", "data").stream()
                .filter(name -> export.path(name).isArray())
                .findFirst();
        if (list.isEmpty()) {
            return List.of(new SourceFields(export, "", findings));
        }
        try (SourceFields answer = new SourceFields(export, "", findings)) {
            answer.meaningless(
                    list.orElseThrow(), "previous", "page_size", "count", "current_page_number", "total_pages");
            answer.left("next", "there are more pages: export them too");
        }
        return listed(export.path(list.orElseThrow()), "/" + list.orElseThrow(), findings);
    }

    private static List<SourceFields> listed(JsonNode list, String pointer, List<Finding> findings) {
        List<SourceFields> sources = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            sources.add(new SourceFields(list.get(i), pointer + "/" + i, findings));
        }
        return sources;
    }
}
