package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.testkit.crash.Life;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate parks the workflow and ends the process; a person answers whenever, and another process goes on. */
@SuppressWarnings("NullAway.Init")
class GatesTest {
    private static final String PLANNING = "planner/-/1.1/1";
    private static final String PLANNING_AGAIN = "planner/-/2.1/1";

    @TempDir
    private Path temp;

    private GitFolder git;
    private Workplace place;
    private ModelServer model;
    private String id;

    @BeforeEach
    void parkAtTheGate() throws Exception {
        git = DemoWork.create(temp.resolve("project"));
        place = new Workplace(temp.resolve("place"), git.path());
        model = ModelServer.start(temp.resolve("model"), DemoWork.answersToAnyPlanning(), Duration.ZERO);
        Life parked = place.run(model, "run", "--gates", "planning", DemoWork.request());
        assertThat(parked.exit()).as(parked.out() + parked.err()).isEqualTo(3);
        assertThat(parked.out()).contains("voucher-model", "voucher-report", "journeyman approve");
        id = new JournalFile(git.path()).id().orElseThrow();
    }

    @AfterEach
    void closeModel() {
        model.close();
    }

    @Test
    void anApprovalFromAnotherProcessLetsItFinish() throws Exception {
        assertThat(model.keys()).last().isEqualTo(PLANNING);
        answer("approve", id);
        Life done = place.run(model, "resume", id);
        assertThat(done.exit()).as(done.out() + done.err()).isZero();
        assertThat(model.keys()).containsOnlyOnce(PLANNING).doesNotContain(PLANNING_AGAIN);
        assertThat(git.delivered()).isNotEmpty();
        System.out.println("Gate: parked with exit code 3, approved, resumed to a commit.");
    }

    @Test
    void aRejectionHasThePhaseDoneAgainWithTheCommentInThePrompt() throws Exception {
        String comment = "Do the report before the files, please.";
        answer("reject", id, "--comment", comment);
        Life parkedAgain = place.run(model, "resume", id);
        assertThat(parkedAgain.exit()).as(parkedAgain.out() + parkedAgain.err()).isEqualTo(3);
        assertThat(model.keys()).containsOnlyOnce(PLANNING).last().isEqualTo(PLANNING_AGAIN);
        assertThat(model.prompt(PLANNING)).doesNotContain(comment);
        assertThat(model.prompt(PLANNING_AGAIN)).contains("## What people said").contains("> " + comment);

        answer("approve", id);
        Life done = place.run(model, "resume", id);
        assertThat(done.exit()).as(done.out() + done.err()).isZero();
        System.out.println("Gate: parked, rejected, planned again with the comment in the prompt, approved, done.");
    }

    private void answer(String... args) throws Exception {
        Life answered = place.run(model, args);
        assertThat(answered.exit()).as(answered.out() + answered.err()).isZero();
    }
}
