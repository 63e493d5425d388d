package dev.postrider.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A DynamoDB table: attribute types by name, its keys, its indexes, and the attribute by which items expire.
public record TableSpec(
        String id,
        Map<String, String> attributes,
        List<Key> keys,
        List<Index> globalIndexes,
        List<Index> localIndexes,
        Optional<String> expiry) {
    public TableSpec {
        attributes = Map.copyOf(attributes);
        keys = List.copyOf(keys);
        globalIndexes = List.copyOf(globalIndexes);
        localIndexes = List.copyOf(localIndexes);
    }

    /// An attribute of a key, with its role (`HASH` or `RANGE`).
    public record Key(String attribute, String role) {}

    /// A secondary index with what it projects.
    public record Index(String name, List<Key> keys, String projection, List<String> attributes) {
        public Index {
            keys = List.copyOf(keys);
            attributes = List.copyOf(attributes);
        }
    }
}
