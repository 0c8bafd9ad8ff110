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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void theConfigurationIsOfWhoLastOpenedTheProject(String name) {
        make(CheckpointStoreProvider.class, name, "app", "host:/app").close();
        assertThat(configuration(name)).isEmpty();
        for (String text : List.of("mode: full\n", "mode: full\n", "# \u00c4\nmode: default\n")) {
            provider(WorkTrackerProvider.class, name)
                    .create(context("app", "host:/app", text))
                    .close();
            assertThat(configuration(name)).isEqualTo(text);
        }
    }

    @Test
    void whoIsRefusedLeavesTheConfigurationAsItIs() {
        make(CheckpointStoreProvider.class, "postgresql", "app", "host:/app").close();
        assertThatThrownBy(() -> provider(CheckpointStoreProvider.class, "postgresql")
                        .create(context("app", "host:/other", "mode: full\n")))
                .isInstanceOf(StoreException.class);
        assertThat(configuration("postgresql")).isEmpty();
    }

    private String configuration(String name) {
        Settings settings = new Settings(context("app", "host:/app", ""));
        try (Database database = Database.open(name.equals("h2") ? settings.file() : settings.url(), 1)) {
            return database.with(handle -> handle.createQuery("select configuration from journeyman.project")
                    .mapTo(String.class)
                    .one());
        }
    }

    private <T, P extends Provider<T>> T make(Class<P> type, String name, String project, String repository) {
        return provider(type, name).create(context(project, repository, ""));
    }

    private ProviderContext context(String project, String repository, String configuration) {
        return new ProviderContext(
                new ProjectId(project),
                repository,
                state,
                Map.of("connections", "2"),
                variable -> Optional.of(postgres.address()),
                InstantSource.system(),
                () -> configuration);
    }

    private static <P extends Provider<?>> P provider(Class<P> type, String name) {
        return ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
