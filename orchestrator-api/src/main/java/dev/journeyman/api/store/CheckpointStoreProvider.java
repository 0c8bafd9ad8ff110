package dev.journeyman.api.store;

import dev.journeyman.api.Provider;

/** Makes a {@link CheckpointStore}; found by {@link java.util.ServiceLoader}. */
public interface CheckpointStoreProvider extends Provider<CheckpointStore> {}
