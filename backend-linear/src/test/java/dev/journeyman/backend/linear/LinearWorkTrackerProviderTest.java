package dev.journeyman.backend.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Finding;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.api.work.WorkTrackerProvider;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearWorkTrackerProviderTest {
    @TempDir
    Path state;

    private Bench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new Bench(state);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static WorkTrackerProvider provider() {
        return ServiceLoader.load(WorkTrackerProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("linear"))
                .findFirst()
                .orElseThrow();
    }

    private List<Finding> examine() {
        return provider().examine(bench.context());
    }

    @Test
    void theTrackerIsFoundByItsNameAndAsksNothingBeforeItIsUsed() {
        try (WorkTracker tracker = provider().create(bench.context())) {
            assertThat(tracker).isInstanceOf(LinearWorkTracker.class);
            assertThat(tracker.changes(Bench.PROJECT, "", 10).items()).isEmpty();
        }
        assertThat(bench.server.asked).isEmpty();
        assertThat(bench.folder()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team   |            | settings.linear.team is missing",
                "url    | http://x/y | must begin with https://",
                "url    | :          | must begin with https://",
                "poll   | soon       | must be a time such as 30s",
                "P1     | 9          | must be a number from 0",
                "colour | red        | settings.linear.colour is unknown",
                "local  | none       | No tracker named 'none'",
                "local  | linear     | No tracker named 'linear'",
            })
    void aWrongSettingIsNamed(String setting, String value, String message) {
        bench.settings.put(setting, value == null ? "" : value);
        assertThatThrownBy(() -> provider().create(bench.context())).hasMessageContaining(message);
        assertThat(examine()).singleElement().satisfies(finding -> {
            assertThat(finding.ok()).isFalse();
            assertThat(finding.detail()).contains(message);
        });
    }

    @Test
    void whereAllIsWellItSaysWhatItFound() {
        bench.settings.put("project", "Shop");
        assertThat(examine())
                .allMatch(Finding::ok)
                .extracting(Finding::detail)
                .satisfiesExactly(
                        team -> assertThat(team)
                                .contains(
                                        "LINEAR_API_KEY",
                                        "Anna",
                                        "Engineering",
                                        "todo is 'Todo'",
                                        "in progress is 'In Progress'"),
                        project -> assertThat(project).contains("no project 'Shop' yet"),
                        quota -> assertThat(quota).contains("quota left: 1497 of 1500 (requests)"));
        assertThat(bench.linear().projects).as("it only looks").isEmpty();
        assertThat(bench.folder()).doesNotExist();
    }

    @Test
    void whatIsWrongIsNamedWithTheRemedy() {
        bench.key("wrong");
        assertThat(problem()).contains("LINEAR_API_KEY", "make a new one");
        bench.key("");
        assertThat(problem()).contains("LINEAR_API_KEY is not set");
        bench.key(LinearServer.KEY);
        bench.settings.put("team", "OPS");
        assertThat(problem()).contains("no team with the key 'OPS'", "settings.linear.team");
        bench.settings.putAll(Map.of("team", "ENG", "done", "Shipped"));
        assertThat(problem()).contains("no state named 'Shipped'", "Canceled");
        bench.settings.remove("done");
        bench.linear().remaining = 0;
        bench.linear().reset = Instant.parse("2026-01-01T12:30:00Z");
        assertThat(problem()).contains("quota is used up", "2026-01-01T12:30:00Z");
        bench.server.close();
        assertThat(problem()).contains("cannot be reached");
    }

    private String problem() {
        List<Finding> findings = examine();
        assertThat(findings)
                .last()
                .satisfies(finding -> assertThat(finding.ok()).isFalse());
        return findings.get(findings.size() - 1).detail();
    }

    @Test
    void aVariableOfAnotherNameMayHoldTheKey() {
        bench.settings.put("key", "TEAM_KEY");
        ProviderContext context = new ProviderContext(
                Bench.PROJECT,
                "a repository",
                state,
                bench.settings,
                name -> Optional.of(LinearServer.KEY).filter(key -> name.equals("TEAM_KEY")),
                bench.clock);
        assertThat(provider().examine(context)).allMatch(Finding::ok);
    }
}
