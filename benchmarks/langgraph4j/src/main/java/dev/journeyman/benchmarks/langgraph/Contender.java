package dev.journeyman.benchmarks.langgraph;

import dev.journeyman.testkit.InMemoryCheckpointStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The engines that are compared, each with one of its stores. */
enum Contender {
    LANGGRAPH_MEMORY("LangGraph4j, MemorySaver") {
        @Override
        Engine open(Path folder) {
            return LangGraphEngine.inMemory();
        }
    },
    LANGGRAPH_FILES("LangGraph4j, FileSystemSaver") {
        @Override
        Engine open(Path folder) {
            return LangGraphEngine.inFiles(folder);
        }
    },
    JOURNEYMAN_MEMORY("Journeyman, store in memory") {
        @Override
        Engine open(Path folder) throws IOException {
            return new JourneymanEngine(folder, Optional.of(new InMemoryCheckpointStore()));
        }
    },
    JOURNEYMAN_FILES("Journeyman, store in files") {
        @Override
        Engine open(Path folder) throws IOException {
            return new JourneymanEngine(folder, Optional.empty());
        }
    };

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    /** What people call it. */
    String title() {
        return title;
    }

    /** Opens the engine on what its folder holds. */
    abstract Engine open(Path folder) throws IOException;

    /** Opens the engine on a folder that is made. */
    Engine openNew(Path folder) throws IOException {
        return open(Files.createDirectory(folder));
    }
}
