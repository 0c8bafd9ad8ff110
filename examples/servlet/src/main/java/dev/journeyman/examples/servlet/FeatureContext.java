package dev.journeyman.examples.servlet;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.model.Models;
import dev.journeyman.agents.llm.replay.ReplayModel;
import dev.journeyman.core.Orchestrator;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Opens the orchestrator with the web application and closes it with it; the application owns threads and clock. */
public final class FeatureContext implements ServletContextListener {
    private static final String ORCHESTRATOR = Orchestrator.class.getName();
    private static final String THREADS = ExecutorService.class.getName();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        ExecutorService threads = Executors.newCachedThreadPool(work -> new Thread(work, "feature"));
        context.setAttribute(THREADS, threads);
        context.setAttribute(
                ORCHESTRATOR,
                Orchestrator.builder()
                        .project(Path.of(context.getInitParameter("project")))
                        .agents(LlmAgents.all(model(context), LlmSettings.DEFAULT))
                        .executor(threads)
                        .clock(InstantSource.system())
                        .classLoader(context.getClassLoader())
                        .owner("feature web application")
                        .build());
    }

    private static ModelClient model(ServletContext context) {
        return Optional.ofNullable(context.getInitParameter("recording"))
                .map(file -> (ModelClient) ReplayModel.read(Path.of(file), context::log))
                .orElseGet(() -> Models.fromEnvironment(name -> Optional.ofNullable(System.getenv(name))));
    }

    static Orchestrator orchestrator(ServletContext context) {
        return (Orchestrator) context.getAttribute(ORCHESTRATOR);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Optional.ofNullable(orchestrator(context)).ifPresent(Orchestrator::close);
        ((ExecutorService) context.getAttribute(THREADS)).shutdown();
    }
}
