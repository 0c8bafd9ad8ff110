package dev.journeyman.cli.endtoend;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.model.Models;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A workflow on a small project of its own, below one folder with all it may write, in a time that passes by itself. A
 * link in the project leads out of it.
 */
final class BadDayRun {
    static final String ANSWERS = """
            {"cassette": 1, "entries": [
              {"key": "requirements/-", "answer": {"title": "Say bye", "summary": "A file says bye.", "stories": [
                {"id": "US-1", "role": "reader", "action": "read bye", "value": "I know it is over",
                 "criteria": [{"given": "the project", "when": "bye.txt is read", "then": "it says bye"}]}]}},
              {"key": "planner/-", "answer": {"summary": "One file.", "items": [
                {"key": "bye", "title": "Add bye.txt", "task": "Add it.", "role": "backend",
                 "files": [{"path": "bye.txt", "intent": "create"}, {"path": "hello.txt", "intent": "modify"}]}]}},
              {"key": "backend/bye", "answer": {"summary": "Added it.", "edits": [
                {"action": "create", "path": "bye.txt", "content": ["bye"]}]}},
              {"key": "tester/-", "answer": {"summary": "Nothing to test.", "edits": [], "testClasses": []}},
              {"key": "documenter/-", "answer": {"summary": "Nothing to say.", "edits": []}},
              {"key": "committer/-", "answer": {"type": "feat", "subject": "say bye"}}
            ]}
            """;

    private final Path root;
    private final Map<String, String> environment;
    private final List<Duration> waits = new ArrayList<>();

    /**
     * @param root for all that is written
     * @param environment where models are, and the keys to them
     */
    BadDayRun(Path root, Map<String, String> environment) throws Exception {
        this.root = root;
        this.environment = new HashMap<>(environment);
        this.environment.put("XDG_STATE_HOME", root.resolve("state").toString());
        Path project = Files.createDirectories(root.resolve("project"));
        Files.createDirectories(root.resolve("outside"));
        Files.writeString(root.resolve("outside/neighbour.txt"), "not yours\n");
        Files.writeString(project.resolve("hello.txt"), "hello\npassword = " + environment.get("DEMO_PASSWORD") + "\n");
        Files.writeString(project.resolve("journeyman.yaml"), "checks:\n  test: ['true']\n");
        Files.createSymbolicLink(project.resolve("link"), Path.of("../outside"));
        GitFolder.init(project);
    }

    Path root() {
        return root;
    }

    /** Runs the workflow until it rests. */
    WorkflowResult run(WorkRequest request) throws InterruptedException {
        SettableClock clock = SettableClock.atSomeTime();
        try (Orchestrator orchestrator = Orchestrator.builder()
                .project(root.resolve("project"))
                .environment(environment)
                .agents(LlmAgents.all(
                        Models.fromEnvironment(name -> Optional.ofNullable(environment.get(name))),
                        LlmSettings.DEFAULT))
                .clock(clock)
                .sleeper(time -> {
                    waits.add(time);
                    clock.advance(time);
                })
                .build()) {
            return orchestrator.start(request).await();
        }
    }

    /** How long was waited before each repeat, in seconds. */
    String waited() {
        return waits.stream().map(time -> Long.toString(time.toSeconds())).collect(Collectors.joining(" "));
    }

    /** The state it rests in, and why. */
    String end(WorkflowResult result) throws IOException {
        Optional<Question> question = result.question().map(AskedQuestion::question);
        boolean failed = result.status() == WorkflowStatus.FAILED;
        String why = question.map(BadDayRun::matter).orElse(failed ? lastFailure() : "");
        return (result.status() + " " + why).strip();
    }

    private String lastFailure() throws IOException {
        return Pattern.compile("\"code\":\"([^\"]+)\"")
                .matcher(journal())
                .results()
                .map(found -> found.group(1))
                .reduce("", (earlier, later) -> later);
    }

    private static String matter(Question question) {
        return question instanceof Question.Decision decision
                ? decision.failure().code()
                : question.getClass().getSimpleName();
    }

    /** The workflow's journal, as it was written. */
    String journal() throws IOException {
        StringBuilder text = new StringBuilder();
        try (var files = Files.walk(root.resolve("project/.git/journeyman/workflows"))) {
            for (Path file :
                    files.filter(file -> file.endsWith("journal.jsonl")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
