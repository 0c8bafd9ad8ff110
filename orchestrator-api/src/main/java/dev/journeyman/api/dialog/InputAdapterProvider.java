package dev.journeyman.api.dialog;

import dev.journeyman.api.Provider;

/** Makes an {@link InputAdapter}; found by {@link java.util.ServiceLoader}. */
public interface InputAdapterProvider extends Provider<InputAdapter> {}
