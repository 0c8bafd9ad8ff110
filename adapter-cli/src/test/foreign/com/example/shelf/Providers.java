package com.example.shelf;

import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentProvider;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseProvider;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.CheckpointStoreProvider;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.api.work.WorkTrackerProvider;

/** What the service files name. */
public final class Providers {
    private Providers() {}

    public static final class Stores implements CheckpointStoreProvider {
        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public CheckpointStore create(ProviderContext context) {
            return new ShelfStore(context.stateDirectory());
        }
    }

    public static final class Trackers implements WorkTrackerProvider {
        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public WorkTracker create(ProviderContext context) {
            return new ShelfTracker(context.stateDirectory());
        }
    }

    public static final class Agents implements AgentProvider {
        @Override
        public String name() {
            return "wordsmith";
        }

        @Override
        public Agent create(ProviderContext context) {
            return new Wordsmith(context.settings().getOrDefault("file", "MOTTO"));
        }
    }

    public static final class Phases implements PhaseProvider {
        @Override
        public String name() {
            return "motto";
        }

        @Override
        public Phase create(ProviderContext context) {
            return new MottoPhase();
        }
    }
}
