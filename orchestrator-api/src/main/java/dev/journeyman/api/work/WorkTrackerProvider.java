package dev.journeyman.api.work;

import dev.journeyman.api.Provider;

/** Makes a {@link WorkTracker}; found by {@link java.util.ServiceLoader}. */
public interface WorkTrackerProvider extends Provider<WorkTracker> {}
