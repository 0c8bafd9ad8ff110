package dev.journeyman.examples.spring;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.model.Models;
import dev.journeyman.agents.llm.replay.ReplayModel;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Takes a request to a commit inside Spring: {@code --project=DIR [--recording=FILE] REQUEST}.
 *
 * <p>Spring owns the threads, the clock and the end: it closes the orchestrator, which is a bean, before the executor
 * that it uses.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public final class FeatureApplication {
    /** Runs the application until its request is done. */
    public static void main(String[] args) {
        SpringApplication.run(FeatureApplication.class, args).close();
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** A thread for each scope that runs side by side: a queue would let a workflow wait for itself. */
    @Bean
    ThreadPoolTaskExecutor workers() {
        ThreadPoolTaskExecutor workers = new ThreadPoolTaskExecutor();
        workers.setThreadNamePrefix("feature-");
        workers.setQueueCapacity(0);
        return workers;
    }

    @Bean
    ModelClient model(Environment settings) {
        String recording = settings.getProperty("recording", "");
        return recording.isEmpty()
                ? Models.fromEnvironment(name -> Optional.ofNullable(settings.getProperty(name)))
                : ReplayModel.read(Path.of(recording), System.err::println);
    }

    @Bean
    Orchestrator orchestrator(
            Environment settings,
            ModelClient model,
            ThreadPoolTaskExecutor workers,
            InstantSource clock,
            ApplicationContext context) {
        return Orchestrator.builder()
                .project(Path.of(settings.getRequiredProperty("project")))
                .agents(LlmAgents.all(model, LlmSettings.DEFAULT))
                .executor(workers)
                .clock(clock)
                .classLoader(
                        Optional.ofNullable(context.getClassLoader()).orElse(FeatureApplication.class.getClassLoader()))
                .owner("feature application")
                .build();
    }

    @Bean
    ApplicationRunner request(Orchestrator orchestrator) {
        return arguments -> {
            String request = String.join(" ", arguments.getNonOptionArgs());
            WorkflowResult result = orchestrator.start(WorkRequest.of(request)).await();
            System.out.println(result.status() + " on branch " + result.branch().orElse("-"));
        };
    }
}
