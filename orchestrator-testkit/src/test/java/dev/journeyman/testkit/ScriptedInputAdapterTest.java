package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptedInputAdapterTest extends InputAdapterContract {
    private static final WorkflowId ID = new WorkflowId("wf-1");

    @Override
    protected InputAdapter open() {
        return ScriptedInputAdapter.silent();
    }

    @Override
    protected Optional<InputAdapter> answering(Answer answer) {
        return Optional.of(ScriptedInputAdapter.answering(question -> Optional.of(answer)));
    }

    @Override
    protected Optional<InputAdapter> requesting(WorkRequest request) {
        return Optional.of(ScriptedInputAdapter.silent().requesting(request));
    }

    @Test
    void theApprovingOneApprovesWhatItIsShown() {
        ScriptedInputAdapter adapter = ScriptedInputAdapter.approving();
        AskedQuestion approval = new AskedQuestion("q", "s", new Question.Approval("g", "p", "tree", "hash", "text"));
        assertThat(adapter.ask(ID, approval)).contains(new Answer.Approved("tree", "hash", ""));
        assertThat(adapter.ask(ID, new AskedQuestion("q", "s", new Question.Clarification("?", List.of()))))
                .isEmpty();
    }

    @Test
    void itRemembersWhatItWasAskedAndShown() {
        ScriptedInputAdapter adapter = ScriptedInputAdapter.silent();
        AskedQuestion question = new AskedQuestion("q", "s", new Question.Clarification("?", List.of()));
        adapter.ask(ID, question);
        adapter.show(Views.empty(WorkflowStatus.RUNNING));
        assertThat(adapter.questions()).containsExactly(question);
        assertThat(adapter.views()).containsExactly(Views.empty(WorkflowStatus.RUNNING));
    }
}
