package dev.journeyman.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.core.Orchestrator;
import dev.journeyman.examples.Footprint;
import dev.journeyman.examples.ManyRuns;
import dev.journeyman.examples.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class FeatureApplicationTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheSamplesRequestToABranchAndLeavesNothingBehind() throws IOException, InterruptedException {
        Sample sample = Sample.in(folder).withQuickBuild();
        // JGit has made the sample by now, so what it keeps for itself is there.
        Footprint before = Footprint.now();
        apply(sample);
        Footprint.Left left = Footprint.leftSince(before);
        System.out.println("Spring Boot: " + left);
        assertThat(left.ofOurs()).isEmpty();
    }

    @Test
    void twentyApplicationsLeaveNoMoreThanOneLeaves() throws Exception {
        Map<String, Long> kept = ManyRuns.of(folder, FeatureApplicationTest::apply);
        System.out.println("Spring Boot, 20 runs: nothing of the library's own; others keep " + kept);
    }

    private static void apply(Sample sample) throws InterruptedException {
        String printed = sample.print(args -> {
            try (ConfigurableApplicationContext context =
                    SpringApplication.run(FeatureApplication.class, arguments(args))) {
                assertThatSpringGaveTheThreads(context);
            }
        });
        assertThat(printed).contains("COMPLETED on branch journeyman/vouchers-from-shops");
    }

    private static void assertThatSpringGaveTheThreads(ConfigurableApplicationContext context) {
        assertThat(context.getBean(ThreadPoolTaskExecutor.class)
                        .getThreadPoolExecutor()
                        .getTaskCount())
                .isGreaterThan(2);
        assertThat(context.getBean(Orchestrator.class).list()).hasSize(1);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("journeyman");
    }

    private static String[] arguments(String[] args) {
        return new String[] {"--project=" + args[0], "--recording=" + args[2], args[1]};
    }
}
