package dev.journeyman.core.repositories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.Priority;
import dev.journeyman.core.process.CommandRunner;
import dev.journeyman.core.process.ProcessGroup;
import dev.journeyman.testkit.ScriptedAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A team that makes one small change in each way there is: an edit, a new file, and a command that writes a file and
 * touches all others without changing them. Every build passes.
 */
final class SmallChange implements CommandRunner {
    static final String BRANCH = "journeyman/say-bye";
    static final List<String> MAKE = List.of("make", "it");

    private final Runnable meanwhile;
    private final Map<String, String> seen = new ConcurrentHashMap<>();
    private int asked;

    /**
     * A team at work.
     *
     * @param meanwhile happens in the user's repository while the code is written
     */
    SmallChange(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    /** How often an agent was asked; each time would cost money. */
    int asked() {
        return asked;
    }

    /** The files that the command found, by path; bytes as letters. */
    Map<String, String> seen() {
        return seen;
    }

    List<Agent> agents() {
        return List.of(
                agent(Role.REQUIREMENTS, REQUIREMENTS),
                agent(Role.RESEARCHER, new ResearchReport("Little.", 1, 0, 0, List.of(), List.of(), List.of())),
                agent(Role.PLANNER, PLAN),
                ScriptedAgent.following("coder", Set.of(Role.BACKEND), this::code),
                ScriptedAgent.following("tester", Set.of(Role.TESTER), this::nothing),
                ScriptedAgent.following("writer", Set.of(Role.DOCUMENTER), this::nothing),
                agent(Role.COMMITTER, new CommitMessage("feat", "", "say bye", "", false)));
    }

    private Agent agent(Role role, Record artifact) {
        return ScriptedAgent.following(role.toString().toLowerCase(Locale.ROOT), Set.of(role), (a, c) -> {
            asked++;
            return new Outcome.Done(Optional.of(artifact), "");
        });
    }

    private Outcome code(Assignment assignment, AgentContext context) {
        meanwhile.run();
        context.change(List.of(
                new FileEdit.Replace("hello.txt", "hello", "hello, world"), new FileEdit.Create("bye.txt", "bye\n")));
        context.run(Command.of(MAKE.toArray(String[]::new)));
        return new Outcome.Done(Optional.empty(), "Said bye.");
    }

    private Outcome nothing(Assignment assignment, AgentContext context) {
        return new Outcome.Done(Optional.empty(), "Nothing to do.");
    }

    @Override
    public CommandResult run(
            Command command, Path directory, Consumer<ProcessGroup> announced, BooleanSupplier cancelled) {
        announced.accept(new ProcessGroup(Long.MAX_VALUE, "never"));
        if (command.argv().equals(MAKE)) {
            make(directory);
        }
        return new CommandResult(0, "", false, 1);
    }

    private void make(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path path = directory.relativize(file);
                if (!path.startsWith(".git")) {
                    seen.put(path.toString(), Files.readString(file, ISO_8859_1));
                    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_700_000_000)));
                }
            }
            Files.writeString(directory.resolve("made.txt"), "made\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Requirements REQUIREMENTS = new Requirements(
            "Say bye",
            "A file says bye.",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "P2",
            "simple",
            List.of());

    private static final Plan PLAN = new Plan(
            "One item.",
            List.of(new PlanItem(
                    "bye",
                    "Say bye",
                    "Say bye.",
                    Role.BACKEND,
                    Priority.P2,
                    List.of(),
                    List.of(
                            new PlannedFile("bye.txt", PlannedFile.Intent.CREATE),
                            new PlannedFile("made.txt", PlannedFile.Intent.CREATE),
                            new PlannedFile("hello.txt", PlannedFile.Intent.MODIFY)),
                    List.of(),
                    Estimate.UNKNOWN)),
            "None.");
}
