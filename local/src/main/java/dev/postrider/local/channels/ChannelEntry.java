package dev.postrider.local.channels;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A channel as it stands in a file.
///
/// @param json    what the API takes, but for references to secrets
/// @param pointer where it stands in the file's JSON
record ChannelEntry(String id, ObjectNode json, String pointer) {}
