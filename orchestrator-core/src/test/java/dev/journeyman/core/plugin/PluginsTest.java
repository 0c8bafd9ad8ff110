package dev.journeyman.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Finding;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.api.work.WorkTrackerProvider;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    @TempDir
    private Path folder;

    @Test
    void listsWhatIsThereWithItsOriginAndWithoutMakingIt() throws IOException {
        assertThat(Plugins.list(providing(Failing.class)))
                .filteredOn(plugin -> plugin.spi().equals("WorkTracker"))
                .singleElement()
                .satisfies(plugin -> {
                    assertThat(plugin.name()).isEqualTo("failing");
                    assertThat(plugin.problem()).isEmpty();
                    assertThat(plugin.origin()).endsWith("test-classes");
                });
    }

    @Test
    void listsTheBundledPhases() throws IOException {
        assertThat(Plugins.list(providing()))
                .filteredOn(plugin -> plugin.spi().equals("Phase"))
                .extracting(Plugin::name)
                .contains("requirements", "commit");
    }

    @Test
    void listsWhatIsBrokenBesideWhatIsNot() throws IOException {
        ClassLoader classes = naming("no.such.Tracker\n" + First.class.getName() + "\n" + Nameless.class.getName());
        assertThat(Plugins.list(classes))
                .filteredOn(plugin -> plugin.spi().equals("WorkTracker"))
                .satisfiesExactlyInAnyOrder(
                        missing -> assertThat(missing.problem()).contains("no.such.Tracker"),
                        usable -> assertThat(usable.name()).isEqualTo("first"),
                        nameless -> assertThat(nameless.problem()).contains("Nameless", "forgot"));
    }

    @Test
    void makesTheOnlyOneAndTheOneThatIsNamed() throws IOException {
        assertThat(one(providing(First.class), Optional.empty())).isInstanceOf(InMemoryWorkTracker.class);
        assertThat(one(providing(First.class, Failing.class), Optional.of("first")))
                .isInstanceOf(InMemoryWorkTracker.class);
    }

    @Test
    void onlyTheOneThatIsChosenLooksAround() throws IOException {
        Plugins plugins = new Plugins(providing(First.class, Embedded.class), PluginsTest::context);
        assertThat(plugins.examine(WorkTrackerProvider.class, Optional.empty(), "g:a"))
                .containsExactly(new Finding("files", true, "fine"));
        assertThat(plugins.examine(WorkTrackerProvider.class, Optional.of("first"), "g:a"))
                .isEmpty();
    }

    @Test
    void aChoiceThatIsOpenNamesThemAll() throws IOException {
        ClassLoader two = providing(First.class, Failing.class);
        assertThatThrownBy(() -> one(two, Optional.empty()))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("several of WorkTracker")
                .hasMessageContaining("[first, failing]");
        assertThatThrownBy(() -> one(two, Optional.of("third")))
                .hasMessageContaining("no single WorkTracker named 'third'")
                .hasMessageContaining("journeyman plugins");
    }

    @Test
    void withoutANameTheOneThatNeedsNoServerIsMade() throws IOException {
        assertThat(one(providing(Failing.class, Embedded.class), Optional.empty()))
                .isInstanceOf(InMemoryWorkTracker.class);
    }

    @Test
    void whereThereIsNoneTheArtifactThatBringsOneIsNamed() throws IOException {
        assertThatThrownBy(() -> one(providing(), Optional.empty())).hasMessageContaining("add the artifact g:a");
    }

    @Test
    void oneThatCannotBeMadeIsNamedWithItsJar() throws IOException {
        assertThatThrownBy(() -> one(providing(Failing.class), Optional.empty()))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining("The plugin 'failing'")
                .hasMessageContaining("test-classes")
                .hasMessageContaining("no luck");
    }

    @Test
    void aBrokenOneIsRefusedWhereItMightHaveBeenMeant() throws IOException {
        assertThatThrownBy(() -> one(naming("no.such.Tracker"), Optional.empty()))
                .hasMessageContaining("no.such.Tracker")
                .hasMessageContaining("mend or remove its jar");
    }

    private static WorkTracker one(ClassLoader classes, Optional<String> name) {
        return new Plugins(classes, PluginsTest::context).one(WorkTrackerProvider.class, name, "g:a");
    }

    private static ProviderContext context(String plugin) {
        return new ProviderContext(
                new ProjectId("app"),
                "host:/app",
                Path.of(""),
                Map.of(),
                variable -> Optional.empty(),
                InstantSource.system());
    }

    private ClassLoader providing(Class<?>... providers) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Class<?> provider : providers) {
            lines.append(provider.getName()).append('\n');
        }
        return naming(lines.toString());
    }

    /** Finds the classes of this test, but only those services. */
    private ClassLoader naming(String providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(WorkTrackerProvider.class.getName()), providers);
        return new OwnServices(folder.toUri().toURL());
    }

    private static final class OwnServices extends URLClassLoader {
        OwnServices(URL folder) throws MalformedURLException {
            super(new URL[] {folder}, PluginsTest.class.getClassLoader());
        }

        @Override
        public java.util.Enumeration<URL> getResources(String name) throws IOException {
            return findResources(name);
        }
    }

    /** Works. */
    public static final class First implements WorkTrackerProvider {
        @Override
        public String name() {
            return "first";
        }

        @Override
        public WorkTracker create(ProviderContext context) {
            return new InMemoryWorkTracker();
        }
    }

    /** Needs no server, and has something to say. */
    public static final class Embedded implements WorkTrackerProvider {
        @Override
        public String name() {
            return "json";
        }

        @Override
        public WorkTracker create(ProviderContext context) {
            return new InMemoryWorkTracker();
        }

        @Override
        public List<Finding> examine(ProviderContext context) {
            return List.of(new Finding("files", true, "fine"));
        }
    }

    /** Cannot make its tracker. */
    public static final class Failing implements WorkTrackerProvider {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public WorkTracker create(ProviderContext context) {
            throw new IllegalArgumentException("no luck");
        }
    }

    /** Does not even tell its name. */
    public static final class Nameless implements WorkTrackerProvider {
        @Override
        public String name() {
            throw new IllegalStateException("forgot");
        }

        @Override
        public WorkTracker create(ProviderContext context) {
            return new InMemoryWorkTracker();
        }
    }
}
