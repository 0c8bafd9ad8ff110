package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.cli.stub.BadDay;
import dev.journeyman.cli.stub.Day;
import dev.journeyman.cli.stub.ModelStub;
import dev.journeyman.cli.stub.Question;
import dev.journeyman.cli.stub.Wire;
import dev.journeyman.core.WorkflowResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalogue of bad days: each is played by a server that speaks a vendor's wire, on a real workflow. A table of what
 * happened is printed; hashes show that nothing was written where nothing may be.
 */
class BadDaysTest {
    private static final String KEY = "sk-planted-4f9a1c7e2b";
    /** Stands in the environment, in the request, in a file of the project, and in an answer. */
    private static final String PASSWORD = "correct-horse-battery-staple";

    private static final String GATE = "PAUSED Approval";
    private static final String DONE = "COMPLETED";
    private static final List<String> ALLOWED =
            List.of("project/.git/journeyman/", "project/.git/refs/journeyman/anchor/", "state/journeyman/");

    private static final List<String> TABLE = new ArrayList<>();

    @TempDir
    private static Path temp;

    private static ModelStub stub;

    @BeforeAll
    static void start() throws IOException {
        Path answers = Files.writeString(temp.resolve("answers.json"), BadDayRun.ANSWERS);
        stub = ModelStub.start(answers, temp.resolve("calls"), BadDaysTest::day);
    }

    @AfterAll
    static void printTable() {
        stub.close();
        System.out.println(
                "| Bad day | Wire | Calls | Waited (s) | Ended | What the model was told |\n|---|---|---|---|---|---|");
        TABLE.forEach(System.out::println);
    }

    private static Day day(String name) {
        String day = name.substring(name.lastIndexOf('.') + 1);
        return switch (day) {
            case "GOOD", "RESET" -> Day.GOOD;
            case "ABSOLUTE_PATH" -> BadDay.writing(temp.resolve(BadDay.PLANTED).toString(), "x");
            case "SECRET_IN_THE_ANSWER" -> BadDay.writing("bye.txt", PASSWORD);
            case "OVERLOADED_ALONE" -> BadDay.OVERLOADED;
            default -> BadDay.valueOf(day);
        };
    }

    /** Refusals of the wire, on each wire; the workflow is let go on to the first gate. */
    static Stream<Arguments> refusals() {
        return Stream.of(Wire.values())
                .flatMap(wire -> Stream.of(
                        arguments(wire, "RATE_LIMIT_WITH_TIME", 3, "7 7", GATE),
                        arguments(wire, "RATE_LIMIT_WITHOUT_TIME", 3, "1 2", GATE),
                        arguments(wire, "DEAD_QUOTA", 1, "", "PAUSED model.billing"),
                        arguments(wire, "SPEND_LIMIT", 1, "", "PAUSED model.billing"),
                        arguments(wire, "BAD_KEY", 1, "", "PAUSED model.key-refused"),
                        arguments(wire, "OVERLOADED", 5, "1 2 4 8 16", GATE),
                        arguments(wire, "OVERLOADED_ALONE", 6, "1 2 4 8 16 44", "FAILED model.overloaded"),
                        arguments(wire, "CONTEXT_OVERFLOW", 3, "", GATE),
                        arguments(wire, "CUT_OFF", 3, "", GATE),
                        arguments(wire, "HANG", 2, "1", GATE),
                        arguments(wire, "BROKEN_OFF", 2, "1", GATE),
                        arguments(wire, "RESET", 1, "1", GATE),
                        arguments(wire, "HUGE_ANSWER", 1, "", "FAILED model.answer-too-large"),
                        arguments(wire, "INVALID_JSON", 2, "", GATE),
                        arguments(wire, "NEVER_JSON", 2, "", "FAILED model.malformed-answer"),
                        arguments(wire, "WRONG_SCHEMA", 2, "", GATE)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void refusals(Wire wire, String day, int calls, String waited, String end) throws Exception {
        BadDayRun run = new BadDayRun(temp.resolve(wire + "." + day), environment(wire, day));
        play(
                run,
                wire,
                day,
                WorkRequest.of("Say bye, the password is " + PASSWORD).withGates(List.of("requirements")),
                calls,
                waited,
                end);
    }

    /** Answers that nobody may act on; the workflow runs to its end. */
    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("CYCLE_IN_THE_PLAN", "hen"),
                arguments("PATH_UPWARDS", ".."),
                arguments("ABSOLUTE_PATH", BadDay.PLANTED),
                arguments("SYMLINK_OUT_OF_THE_TREE", "link"),
                arguments("ABSENT_TEXT", "hello.txt"),
                arguments("SECRET_IN_THE_ANSWER", "hidden from you"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void answers(String day, String told) throws Exception {
        BadDayRun run = new BadDayRun(temp.resolve(Wire.OPENAI + "." + day), environment(Wire.OPENAI, day));
        play(
                run,
                Wire.OPENAI,
                day,
                WorkRequest.of("Say bye, the password is " + PASSWORD).withoutCommit(),
                6,
                "",
                DONE);
        assertThat(told(Wire.OPENAI + "." + day)).contains(told);
        assertThat(stub.asked(Wire.OPENAI + "." + day))
                .anyMatch(question -> question.user().contains("password = [secret:DEMO_PASSWORD]"));
    }

    private static void play(
            BadDayRun run, Wire wire, String day, WorkRequest request, int calls, String waited, String end)
            throws Exception {
        Fingerprint before = Fingerprint.of(run.root());
        WorkflowResult result = run.run(request);

        String name = wire + "." + day;
        TABLE.add("| "
                + String.join(
                        " | ",
                        day.toLowerCase(Locale.ROOT).replace('_', ' '),
                        wire.toString(),
                        Integer.toString(stub.asked(name).size()),
                        run.waited(),
                        run.end(result),
                        told(name))
                + " |");
        assertThat(run.end(result)).as(result.view().toString()).isEqualTo(end);
        assertThat(stub.asked(name)).hasSize(calls);
        assertThat(run.waited()).isEqualTo(waited);
        assertThat(foreign(Fingerprint.of(run.root()).changedSince(before))).isEmpty();
        assertThat(Fingerprint.of(temp).hashes().keySet()).noneMatch(path -> path.contains(BadDay.PLANTED));
        assertThat(run.journal()).isNotEmpty().doesNotContain(KEY).doesNotContain(PASSWORD);
        assertThat(result.view().toString()).doesNotContain(KEY).doesNotContain(PASSWORD);
        assertThat(stub.asked(name))
                .noneMatch(question ->
                        question.user().contains(KEY) || question.user().contains(PASSWORD));
    }

    /** What lies neither in the state folder nor in an item's directory, nor is the ref that keeps git's gc off the state. */
    private static Set<String> foreign(Set<String> changed) {
        Set<String> foreign = new TreeSet<>(changed);
        foreign.removeIf(path -> ALLOWED.stream().anyMatch(path::startsWith));
        return foreign;
    }

    /** What the model read about its first answer. */
    private static String told(String day) {
        List<String> told = stub.asked(day).stream()
                .map(Question::user)
                .flatMap(user -> Stream.of("## Your last answer was not usable\n\n", "## Problems\n\n")
                        .filter(user::contains)
                        .map(heading -> user.substring(user.indexOf(heading) + heading.length())))
                .map(text -> text.lines()
                        .filter(line -> !line.startsWith("```"))
                        .findFirst()
                        .orElse(""))
                .distinct()
                .toList();
        return String.join(" / ", told).replace(temp.toString(), "...");
    }

    private static Map<String, String> environment(Wire wire, String day) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("DEMO_PASSWORD", PASSWORD);
        for (Wire other : Wire.values()) {
            String name = other == wire ? wire + "." + day : wire + "." + day + "-other.GOOD";
            int port = other == wire && day.equals("RESET") ? stub.portThatResetsOnce() : stub.port();
            environment.put(other + "_BASE_URL", "http://127.0.0.1:" + port + "/" + name + other.base());
            environment.put(other + "_API_KEY", KEY);
        }
        Wire next = wire == Wire.OLLAMA ? Wire.OPENAI : Wire.OLLAMA;
        environment.put("JOURNEYMAN_MODEL", model(wire));
        environment.put("JOURNEYMAN_FALLBACK_MODELS", day.equals("OVERLOADED") ? model(next) : "");
        environment.put("JOURNEYMAN_MODEL_TIMEOUT", day.equals("HANG") ? "2" : "60");
        return environment;
    }

    private static String model(Wire wire) {
        return wire.name().toLowerCase(Locale.ROOT) + ":stub";
    }
}
