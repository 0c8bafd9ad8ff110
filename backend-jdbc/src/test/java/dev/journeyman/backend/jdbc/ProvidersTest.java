package dev.journeyman.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.Provider;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.CheckpointStoreProvider;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.api.work.WorkTrackerProvider;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ProvidersTest {
    @TempDir
    private Path state;

    private final Postgres postgres = new Postgres();

    @AfterEach
    void drop() {
        postgres.close();
    }

    @Test
    void bothAreFoundByName() {
        try (CheckpointStore store = make(CheckpointStoreProvider.class, "h2", "app", "host:/app");
                WorkTracker tracker = make(WorkTrackerProvider.class, "h2", "app", "host:/app")) {
            assertThat(store).isInstanceOf(JdbcCheckpointStore.class);
            assertThat(tracker).isInstanceOf(JdbcWorkTracker.class);
            assertThat(state.resolve("journeyman.mv.db")).exists();
        }
        try (CheckpointStore store = make(CheckpointStoreProvider.class, "postgresql", "app", "host:/app");
                WorkTracker tracker = make(WorkTrackerProvider.class, "postgresql", "app", "host:/app")) {
            assertThat(store.list(HeadQuery.all())).isEmpty();
            assertThat(tracker).isInstanceOf(JdbcWorkTracker.class);
        }
    }

    @Test
    void eachProjectSeesItsOwnWorkflows() {
        try (CheckpointStore one = make(CheckpointStoreProvider.class, "postgresql", "one", "host:/one");
                CheckpointStore two = make(CheckpointStoreProvider.class, "postgresql", "two", "host:/two")) {
            WorkflowId id = new WorkflowId("wf-1");
            try (Lease lease = one.acquire(id, "tester").orElseThrow()) {
                lease.append(0, Records.of(JournalEntry.GENESIS, 1, "{}"), Records.head(id, 1));
            }
            assertThat(one.list(HeadQuery.all())).hasSize(1);
            assertThat(two.list(HeadQuery.all())).isEmpty();
            assertThatThrownBy(() -> two.acquire(id, "stranger"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("belongs to project 'one', not to 'two'");
        }
    }

    @Test
    void twoRepositoriesOfOneNameAreToldApart() {
        make(CheckpointStoreProvider.class, "postgresql", "app", "https://example.org/a/app.git")
                .close();
        assertThatThrownBy(
                        () -> make(CheckpointStoreProvider.class, "postgresql", "app", "https://example.org/b/app.git"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is the repository https://example.org/a/app.git")
                .hasMessageContaining("'project: NAME' in journeyman.yaml");
    }

    @Test
    void withoutAnAddressTheVariableIsNamed() {
        Provider<CheckpointStore> provider = provider(CheckpointStoreProvider.class, "postgresql");
        ProviderContext context = new ProviderContext(
                new ProjectId("app"),
                "host:/app",
                state,
                Map.of("urlFrom", "TEAM_DATABASE"),
                variable -> Optional.empty(),
                InstantSource.system());
        assertThatThrownBy(() -> provider.create(context))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("TEAM_DATABASE is not set")
                .hasMessageContaining("postgresql://USER:PASSWORD@HOST:PORT/DATABASE");
    }

    private <T, P extends Provider<T>> T make(Class<P> type, String name, String project, String repository) {
        return provider(type, name)
                .create(new ProviderContext(
                        new ProjectId(project),
                        repository,
                        state,
                        Map.of("connections", "2"),
                        variable -> Optional.of(postgres.address()),
                        InstantSource.system()));
    }

    private static <P extends Provider<?>> P provider(Class<P> type, String name) {
        return ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
