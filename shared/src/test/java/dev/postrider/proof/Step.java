package dev.postrider.proof;

/// One way on from a state.
///
/// @param isFault whether it takes something going wrong
record Step(String words, boolean isFault, World world) {}
