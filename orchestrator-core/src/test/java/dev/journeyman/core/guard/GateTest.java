package dev.journeyman.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Remedy;
import dev.journeyman.api.Usage;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.config.Maturity;
import dev.journeyman.core.config.Mode;
import dev.journeyman.core.guard.Decision.Allowed;
import dev.journeyman.core.guard.Decision.Ask;
import dev.journeyman.core.guard.Decision.Denied;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final Action PUSH = new Action.Push("origin", "main");

    private final Gate gate = new Gate();

    /** One letter an action: Compute, Model, Edit, Run, Branch, Fast-forward, Push, Outside. */
    @ParameterizedTest
    @CsvSource({
        "DEFAULT,            AUTONOMOUS, allow allow allow allow allow ask ask ask",
        "DEFAULT,            SUPERVISED, allow allow allow allow allow ask ask ask",
        "DEFAULT,            INTERN,     allow allow allow deny deny deny deny deny",
        "DEFAULT,            STUDENT,    allow allow deny deny deny deny deny deny",
        "APPROVE_EACH_PHASE, AUTONOMOUS, allow allow allow allow allow ask ask ask",
        "APPROVE_EACH_PHASE, STUDENT,    allow allow deny deny deny deny deny deny",
        "READ_ONLY,          AUTONOMOUS, allow allow deny deny deny deny deny deny",
        "READ_ONLY,          SUPERVISED, allow allow deny deny deny deny deny deny",
        "SANDBOX,            AUTONOMOUS, allow allow allow allow deny deny deny deny",
        "SANDBOX,            SUPERVISED, allow allow allow allow deny deny deny deny",
        "SANDBOX,            INTERN,     allow allow allow deny deny deny deny deny",
        "FULL,               AUTONOMOUS, allow allow allow allow allow allow allow allow",
        "FULL,               SUPERVISED, allow allow allow allow allow ask ask ask",
        "FULL,               INTERN,     allow allow allow deny deny deny deny deny",
        "FULL,               STUDENT,    allow allow deny deny deny deny deny deny",
    })
    void allowsTheLeastOfModeAndMaturity(Mode mode, Maturity maturity, String expected) {
        List<Action> actions = List.of(
                new Action.Compute("think"),
                new Action.CallModel("provider:model", Usage.NONE),
                edit("src/App.java"),
                run("mvn", "test"),
                new Action.DeliverBranch("journeyman/x"),
                new Action.FastForward("main"),
                PUSH,
                new Action.Outside("pull-request", Map.of("title", "New")));

        assertThat(actions.stream().map(action -> word(gate.decide(action, standing(mode, maturity)))))
                .containsExactly(expected.split(" "));
    }

    @Test
    void theEngineGoesAsFarAsTheMode() {
        Standing engine = Standing.engine(Mode.DEFAULT, Exclusions.NONE, Commands.BUILD_TOOLS, "commit");

        assertThat(gate.decide(new Action.DeliverBranch("journeyman/x"), engine))
                .isEqualTo(new Allowed("mode.default"));
        assertThat(gate.decide(PUSH, engine)).isInstanceOf(Ask.class);
        assertThat(engine.as("coder", Maturity.STUDENT, Optional.of("a")).actor())
                .isEqualTo("coder");
    }

    @Test
    void strangersAreStudentsAndBundledAgentsSupervisedUntilTheUserSaysMore() {
        assertThat(Standing.granted(Optional.empty(), false)).isEqualTo(Maturity.STUDENT);
        assertThat(Standing.granted(Optional.empty(), true)).isEqualTo(Maturity.SUPERVISED);
        assertThat(Standing.granted(Optional.of(Maturity.AUTONOMOUS), false)).isEqualTo(Maturity.AUTONOMOUS);
    }

    @Test
    void saysWhichRuleDeniesAndHowToChangeIt() {
        Denied byMode = denied(edit("a"), standing(Mode.READ_ONLY, Maturity.AUTONOMOUS));
        Denied byMaturity = denied(edit("a"), standing(Mode.DEFAULT, Maturity.STUDENT));

        assertThat(byMode.rule()).isEqualTo("mode.read-only");
        assertThat(byMode.failure().code()).isEqualTo("gate.mode");
        assertThat(byMode.failure().message()).contains("edit a", "mode read-only", "journeyman.yaml");
        assertThat(byMaturity.rule()).isEqualTo("maturity.student");
        assertThat(byMaturity.failure().code()).isEqualTo("gate.maturity");
        assertThat(byMaturity.failure().message()).contains("'coder' is a student", "agents.coder.maturity");
        assertThat(byMaturity.failure().remedy()).isEqualTo(Remedy.GIVE_UP);
    }

    @Test
    void asksAQuestionThatShowsTheAction() {
        Ask ask = (Ask) gate.decide(PUSH, standing(Mode.DEFAULT, Maturity.AUTONOMOUS));

        assertThat(ask.rule()).isEqualTo("mode.default");
        assertThat(ask.question().text()).contains("push main to origin");
        assertThat(((Question.Decision) ask.question()).options()).containsExactly("allow", "deny");
        assertThat(((Question.Decision) ask.question()).failure().remedy()).isEqualTo(Remedy.ASK_HUMAN);
    }

    @Test
    void takesOnlyAClearYesForAYes() {
        Ask ask = (Ask) gate.decide(PUSH, standing(Mode.DEFAULT, Maturity.AUTONOMOUS));

        assertThat(ask.answered(new Answer.Said(" Allow "))).isEqualTo(new Allowed("mode.default.approved"));
        assertThat(ask.answered(new Answer.Approved("", "", ""))).isInstanceOf(Allowed.class);
        assertThat(ask.answered(new Answer.Said("maybe"))).isInstanceOf(Denied.class);
        Denied refused = (Denied) ask.answered(new Answer.Rejected("not on Fridays"));
        assertThat(refused.failure().code()).isEqualTo("gate.refused");
        assertThat(refused.failure().message()).contains("not on Fridays", "push main");
    }

    @Test
    void deniesExcludedFilesByTheNameOfTheExclusion() {
        Standing standing =
                Standing.engine(Mode.FULL, Exclusions.of(List.of("src/legacy")), Commands.BUILD_TOOLS, "code");
        Denied denied = denied(edit("src/App.java", "src/legacy/Old.java"), standing);

        assertThat(denied.rule()).isEqualTo("policy.exclusion.src/legacy");
        assertThat(denied.failure().code()).isEqualTo("gate.exclusion");
        assertThat(denied.failure().message()).contains("'src/legacy/Old.java'", "'src/legacy'");
        assertThat(gate.decide(edit("src/App.java"), standing)).isInstanceOf(Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/passwd", ".git/config", "src/"})
    void deniesFilesOutsideTheRepository(String path) {
        assertThat(denied(edit(path), standing(Mode.FULL, Maturity.AUTONOMOUS))
                        .failure()
                        .code())
                .isEqualTo("gate.path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mvn -q verify",
                "./gradlew test",
                "npm run lint",
                "npm ci",
                "java -version",
                "mvn -DskipTests package",
                "mvn deploy:help"
            })
    void allowsTheToolsOfTheBuild(String command) {
        assertThat(gate.decide(run(command.split(" ")), standing(Mode.DEFAULT, Maturity.SUPERVISED)))
                .isInstanceOf(Allowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "make test,              not on the list",
        "/tmp/mvn test,          not on the list",
        "npm install left-pad,   not on the list",
        "npm,                    not on the list",
        "sh -c ls,               shells are never run",
        "/bin/bash x,            shells are never run",
        "CMD.EXE /c dir,         shells are never run",
        "env mvn test,           shells are never run",
        "sudo mvn test,          shells are never run",
        "mvn deploy,             sends something out",
        "mvn org.apache.maven.plugins:maven-deploy-plugin:3.1:deploy, sends something out",
        "mvn release:perform,    sends something out",
        "./gradlew :lib:publish, sends something out",
        "'',                     names at least a program",
    })
    void deniesOtherCommands(String command, String why) {
        Denied denied = denied(run(command.split(" ")), standing(Mode.FULL, Maturity.AUTONOMOUS));

        assertThat(denied.failure().code()).isEqualTo("gate.command");
        assertThat(denied.rule()).isEqualTo("policy.commands");
        assertThat(denied.failure().message()).contains(why);
    }

    @Test
    void aPersonMayAllowMoreCommandsButNoShell() {
        Standing standing = Standing.engine(
                Mode.DEFAULT,
                Exclusions.NONE,
                List.of(List.of("make"), List.of("mvn", "deploy"), List.of("bash")),
                "code");

        assertThat(gate.decide(run("make", "test"), standing)).isInstanceOf(Allowed.class);
        assertThat(gate.decide(run("mvn", "deploy"), standing)).isInstanceOf(Allowed.class);
        assertThat(gate.decide(run("mvn", "test"), standing)).isInstanceOf(Denied.class);
        assertThat(gate.decide(run("bash", "x"), standing)).isInstanceOf(Denied.class);
        assertThat(denied(new Action.RunCommand("x", List.of()), standing).rule())
                .isEqualTo("policy.commands");
    }

    private Denied denied(Action action, Standing standing) {
        return (Denied) gate.decide(action, standing);
    }

    private static Standing standing(Mode mode, Maturity maturity) {
        return new Standing("coder", maturity, mode, Exclusions.NONE, Commands.BUILD_TOOLS, "code", Optional.of("a"));
    }

    private static Action edit(String... paths) {
        return new Action.EditFiles(List.of(paths));
    }

    private static Action run(String... argv) {
        return new Action.RunCommand("run", List.of(argv));
    }

    private static String word(Decision decision) {
        if (decision instanceof Allowed) {
            return "allow";
        }
        return decision instanceof Ask ? "ask" : "deny";
    }
}
