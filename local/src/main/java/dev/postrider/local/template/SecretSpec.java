package dev.postrider.local.template;

import java.util.Optional;

/// A secret; without a value of its own it is generated.
public record SecretSpec(String id, Optional<String> value) {}
