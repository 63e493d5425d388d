package dev.postrider.repeat;

/// Keeps first requests for 24 hours: what they asked for and what they made, never what they were answered.
public interface FirstRequestStore {
    /// Remembers a request, unless one with its key is remembered already.
    ///
    /// @return the one that is remembered: whoever comes with the same key gets the same, at the same time too
    FirstRequest remember(RequestKey key, FirstRequest request);
}
