package dev.journeyman.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.ProviderContext;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyTest {
    @TempDir
    Path temp;

    @Test
    void whoIsMadeIsGivenTheConfigurationWithoutSecretsAndNothingOfTheEnvironment() throws Exception {
        Path project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
        Configuration configuration = Configuration.builder()
                .prompts(project.resolve("my/prompts"))
                .settings(Map.of("postgresql", Map.of("password", "hunter2", "note", "say bbbbbbbb2")))
                .build();
        List<ProviderContext> given = new ArrayList<>();
        Orchestrator.builder()
                .project(project)
                .store(new InMemoryCheckpointStore())
                .tracker(new InMemoryWorkTracker())
                .environment(Map.of("SHOP_TOKEN", "bbbbbbbb2", "XDG_STATE_HOME", temp.toString(), "OTHER", "of mine"))
                .configuration(configuration)
                .agents(context -> {
                    given.add(context);
                    return List.of();
                })
                .build()
                .close();
        assertThat(given)
                .singleElement()
                .satisfies(context -> assertThat(context.configuration().get())
                        .contains("mode: default", "prompts: my/prompts", "[secret:SHOP_TOKEN]", "[secret:settings.")
                        .doesNotContain("hunter2", "bbbbbbbb2", "of mine"));
    }
}
