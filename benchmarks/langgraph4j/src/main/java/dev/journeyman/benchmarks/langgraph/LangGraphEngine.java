package dev.journeyman.benchmarks.langgraph;

import static org.bsc.langgraph4j.StateGraph.END;
import static org.bsc.langgraph4j.StateGraph.START;
import static org.bsc.langgraph4j.action.AsyncEdgeAction.edge_async;
import static org.bsc.langgraph4j.action.AsyncNodeAction.node_async;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.bsc.langgraph4j.CompileConfig;
import org.bsc.langgraph4j.CompiledGraph;
import org.bsc.langgraph4j.GraphInput;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.RunnableConfig;
import org.bsc.langgraph4j.StateGraph;
import org.bsc.langgraph4j.checkpoint.BaseCheckpointSaver;
import org.bsc.langgraph4j.checkpoint.FileSystemSaver;
import org.bsc.langgraph4j.checkpoint.MemorySaver;
import org.bsc.langgraph4j.serializer.std.ObjectStreamStateSerializer;
import org.bsc.langgraph4j.state.AgentState;
import org.bsc.langgraph4j.state.Channel;
import org.bsc.langgraph4j.state.Channels;

/** LangGraph4j: a graph over a state whose list is appended to, with its default serializer and one of its own savers. */
final class LangGraphEngine implements Engine {
    private static final String NEWS_KEY = "news";
    private static final Map<String, Channel<?>> SCHEMA = Map.of(NEWS_KEY, Channels.appender(ArrayList::new));
    private static final ObjectStreamStateSerializer<News> SERIALIZER = new ObjectStreamStateSerializer<>(News::new);
    private static final String FORK = "fork";
    private static final int LONGEST_BRANCH = 60;

    private final BaseCheckpointSaver saver;

    private LangGraphEngine(BaseCheckpointSaver saver) {
        this.saver = saver;
    }

    static Engine inMemory() {
        return new LangGraphEngine(new MemorySaver());
    }

    static Engine inFiles(Path folder) {
        return new LangGraphEngine(new FileSystemSaver(folder, SERIALIZER));
    }

    /** The state. */
    static final class News extends AgentState {
        News(Map<String, Object> data) {
            super(data);
        }

        List<String> texts() {
            return this.<List<String>>value(NEWS_KEY).orElse(List.of());
        }
    }

    @Override
    public List<String> grow(int steps, IntConsumer begun) throws GraphStateException {
        StateGraph<News> graph = new StateGraph<>(SCHEMA, SERIALIZER)
                .addNode("grow", node_async(state -> {
                    int number = state.texts().size() + 1;
                    begun.accept(number);
                    return Map.of(NEWS_KEY, Engine.news(number));
                }))
                .addEdge(START, "grow")
                .addConditionalEdges(
                        "grow",
                        edge_async(state -> state.texts().size() < steps ? "more" : "done"),
                        Map.of("more", "grow", "done", END));
        // Its limit counts more than steps.
        return run(compiled(graph, 2 * steps + 10), RunnableConfig.builder());
    }

    @Override
    public boolean fork(int branches, IntConsumer begun) throws GraphStateException, InterruptedException {
        StateGraph<News> graph = forked(branches, begun);
        ExecutorService threads = Executors.newFixedThreadPool(branches);
        try {
            run(compiled(graph, 2 * branches + 10), RunnableConfig.builder().addParallelNodeExecutor(FORK, threads));
            return true;
        } catch (RuntimeException e) {
            return false;
        } finally {
            // Those that were not waited for still count.
            threads.shutdown();
            threads.awaitTermination(LONGEST_BRANCH, TimeUnit.SECONDS);
        }
    }

    private static StateGraph<News> forked(int branches, IntConsumer begun) throws GraphStateException {
        StateGraph<News> graph = new StateGraph<>(SCHEMA, SERIALIZER)
                .addNode(FORK, node_async(state -> Map.of()))
                .addNode("join", node_async(state -> Map.of()))
                .addEdge(START, FORK)
                .addEdge("join", END);
        for (int i = 1; i <= branches; i++) {
            int number = i;
            graph.addNode("branch-" + number, node_async(state -> {
                begun.accept(number);
                return Map.of(NEWS_KEY, Engine.news(number));
            }));
            graph.addEdge(FORK, "branch-" + number).addEdge("branch-" + number, "join");
        }
        return graph;
    }

    private CompiledGraph<News> compiled(StateGraph<News> graph, int limit) throws GraphStateException {
        return graph.compile(CompileConfig.builder()
                .checkpointSaver(saver)
                .recursionLimit(limit)
                .releaseThread(false)
                .build());
    }

    private List<String> run(CompiledGraph<News> graph, RunnableConfig.Builder builder) {
        RunnableConfig config = builder.threadId("benchmark").build();
        GraphInput input = saver.get(config).isPresent() ? GraphInput.resume() : GraphInput.noArgs();
        return graph.invoke(input, config).orElseThrow().texts();
    }
}
