package dev.journeyman.api.phase;

import dev.journeyman.api.Provider;

/** Makes a {@link Phase}; found by {@link java.util.ServiceLoader}. */
public interface PhaseProvider extends Provider<Phase> {}
