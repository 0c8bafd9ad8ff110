package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.Provider;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.store.CheckpointStoreProvider;
import dev.journeyman.api.work.WorkTrackerProvider;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {
    @TempDir
    Path state;

    @Test
    void theStoreIsFoundByItsName() {
        assertThat(found(CheckpointStoreProvider.class)).isInstanceOf(JsonCheckpointStore.class);
    }

    @Test
    void theTrackerIsFoundByItsName() {
        assertThat(found(WorkTrackerProvider.class)).isInstanceOf(JsonWorkTracker.class);
    }

    private <T, P extends Provider<T>> T found(Class<P> type) {
        P provider = ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("json"))
                .findFirst()
                .orElseThrow();
        return provider.create(new ProviderContext(
                new ProjectId("app"), "host:/app", state, Map.of(), variable -> Optional.empty(), () -> Instant.EPOCH));
    }
}
