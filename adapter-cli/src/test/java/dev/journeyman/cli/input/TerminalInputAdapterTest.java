package dev.journeyman.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.cli.screen.PlainProgress;
import dev.journeyman.cli.text.Hints;
import dev.journeyman.testkit.InputAdapterContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalInputAdapterTest extends InputAdapterContract {
    private static final Question GATE = new Question.Approval("planning", "plan", "tree", "hash", "4 items");
    private static final Question OPEN = new Question.Clarification("Which one?", List.of("a", "b"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Override
    protected InputAdapter open() {
        return adapter("");
    }

    @Override
    protected Optional<InputAdapter> answering(Answer answer) {
        return Optional.of(adapter(typed(answer) + "\n"));
    }

    @Override
    protected Optional<InputAdapter> requesting(WorkRequest request) {
        return Optional.of(adapter(request.text() + "\n"));
    }

    private static String typed(Answer answer) {
        if (answer instanceof Answer.Approved approved) {
            return "yes " + approved.comment();
        }
        return answer instanceof Answer.Rejected rejected ? "no " + rejected.comment() : ((Answer.Said) answer).text();
    }

    @Test
    void anApprovalTakesItsComment() throws InterruptedException {
        assertThat(ask(GATE, "y fine\n")).contains(new Answer.Approved("tree", "hash", "fine"));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("4 items");
    }

    @Test
    void aRejectionTakesItsComment() throws InterruptedException {
        assertThat(ask(GATE, "no  use a map\n")).contains(new Answer.Rejected("use a map"));
    }

    @Test
    void anotherWordIsAskedAgain() throws InterruptedException {
        assertThat(ask(GATE, "yse\ny\n")).contains(new Answer.Approved("tree", "hash", ""));
        assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("Approve 'plan'?")))
                .hasSize(2);
    }

    @Test
    void howToEditIsSaidBeforeTheQuestionIsAskedAgain() throws InterruptedException {
        Question editable = new Question.Approval(
                "planning", "plan", "tree", "hash", "4 items", Optional.of("plan"), Optional.empty());
        assertThat(ask(editable, "e\ny\n")).contains(new Answer.Approved("tree", "hash", ""));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("journeyman view w --artifact > plan.yaml", "journeyman approve w --edit plan.yaml");
    }

    @Test
    void anEmptyLineOrNoneMeansLater() throws InterruptedException {
        assertThat(ask(GATE, "\n")).isEmpty();
        assertThat(ask(GATE, "hm\n\n")).isEmpty();
        assertThat(ask(GATE, "")).isEmpty();
        assertThat(ask(OPEN, "\n")).isEmpty();
    }

    @Test
    void otherQuestionsAreAnsweredInWords() throws InterruptedException {
        assertThat(ask(OPEN, " b \n")).contains(new Answer.Said("b"));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Which one?").contains("a | b");
    }

    @Test
    void aRequestCanBeTyped() throws InterruptedException {
        assertThat(adapter("add a flag\n").nextRequest())
                .hasValueSatisfying(request -> assertThat(request.text()).isEqualTo("add a flag"));
        assertThat(adapter("").nextRequest()).isEmpty();
    }

    private Optional<Answer> ask(Question question, String typed) throws InterruptedException {
        return adapter(typed).ask(new WorkflowId("w"), new AskedQuestion("q", "s", question));
    }

    private TerminalInputAdapter adapter(String typed) {
        return new TerminalInputAdapter(
                new PlainProgress(new PrintStream(out, true, StandardCharsets.UTF_8)),
                new Lines(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8))),
                Hints.plain());
    }
}
