package dev.journeyman.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanningAgentsTest {
    private static final String REQUIREMENTS = """
            {"title": "Totals", "summary": "Print totals.", "stories": [{"id": "US-1", "role": "bookkeeper",
             "action": "see totals", "value": "it is quick",
             "criteria": [{"given": "two amounts", "when": "printed", "then": "their sum is shown"}]}],
             "questions": [{"text": "Rounded?", "blocking": false}]}
            """;

    private final ScriptedModel model = new ScriptedModel();
    private final FakeContext context = new FakeContext(MapTree.of("src/A.java", "class A {}"));

    @Test
    void aRequestBecomesRequirements() throws Exception {
        model.says(REQUIREMENTS);

        Outcome outcome = Asks.ask(model, Asks.of(Role.REQUIREMENTS), context);

        Requirements requirements = (Requirements) artifact(outcome);
        assertThat(requirements.stories().get(0).criteria().get(0).then()).isEqualTo("their sum is shown");
        assertThat(requirements.priority()).isEqualTo("P2");
        assertThat(requirements.complexity()).isEqualTo("moderate");
        assertThat(requirements.assumptions()).containsExactly("Left open: Rounded?");
    }

    @Test
    void aBlockingQuestionIsPutToAPerson() throws Exception {
        model.says(
                "{\"questions\": [{\"text\": \"Which currency?\", \"options\": [\"EUR\", \"USD\"], \"blocking\": true}]}");

        Outcome outcome = Asks.ask(model, Asks.of(Role.REQUIREMENTS), context);

        assertThat(outcome)
                .isEqualTo(
                        new Outcome.NeedsInput(new Question.Clarification("Which currency?", List.of("EUR", "USD"))));
    }

    @Test
    void severalBlockingQuestionsArePutTogether() throws Exception {
        model.says(
                "{\"questions\": [{\"text\": \"A?\", \"blocking\": true}, {\"text\": \"B?\", \"options\": [\"x\", \"y\"], \"blocking\": true}]}");

        Outcome outcome = Asks.ask(model, Asks.of(Role.REQUIREMENTS), context);

        assertThat(outcome)
                .isEqualTo(new Outcome.NeedsInput(new Question.Clarification("- A?\n- B? (x / y)", List.of())));
    }

    @Test
    void theAskAfterAnAnswerHasAKeyOfItsOwnAndThePersonsWords() throws Exception {
        model.says("{\"questions\": [{\"text\": \"Which currency?\", \"blocking\": true}]}")
                .says(REQUIREMENTS);
        Assignment ask = Asks.of(Role.REQUIREMENTS);
        Asks.ask(model, ask, context);

        Asks.ask(model, Asks.withFeedback(ask, Feedback.comment("Which currency?\nEUR, always")), context);

        assertThat(model.requests().get(1).key()).hasToString("requirements/-/1.1/2");
        assertThat(model.requests().get(1).user())
                .contains("## What people said\n\nComment:\n\n> Which currency?\n> EUR, always\n");
    }

    @Test
    void aPlanIsReadWithItsDefaults() throws Exception {
        model.says(plan("src/A.java", "modify"));

        Plan plan = (Plan) artifact(Asks.ask(model, Asks.of(Role.PLANNER), context));

        PlanItem item = plan.items().get(0);
        assertThat(item.role()).isEqualTo(Role.BACKEND);
        assertThat(item.files()).containsExactly(new PlannedFile("src/A.java", PlannedFile.Intent.MODIFY));
        assertThat(item.dependsOn()).isEmpty();
        assertThat(plan.testStrategy()).isEmpty();
    }

    @Test
    void intentsThatContradictTheTreeAreCorrected() throws Exception {
        model.says(plan("src/A.java", "create")).says(plan("src/B.java", "modify"));

        Plan first = (Plan) artifact(Asks.ask(model, Asks.of(Role.PLANNER), context));
        Plan second = (Plan) artifact(Asks.ask(model, Asks.of(Role.PLANNER), context));

        assertThat(first.items().get(0).files())
                .containsExactly(new PlannedFile("src/A.java", PlannedFile.Intent.MODIFY));
        assertThat(second.items().get(0).files())
                .containsExactly(new PlannedFile("src/B.java", PlannedFile.Intent.CREATE));
    }

    @Test
    void aKeyThatNoItemCanHaveIsRepaired() throws Exception {
        model.says(plan("src/A.java", "modify").replace("\"first\"", "\"First One\""))
                .says(plan("src/A.java", "modify"));

        Outcome outcome = Asks.ask(model, Asks.of(Role.PLANNER), context);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(model.requests().get(1).user()).contains("- items[0]: An item's key has 1 to 40 characters");
    }

    @Test
    void aCommitMessageIsWritten() throws Exception {
        model.says(
                "{\"type\": \"feat\", \"scope\": \"report\", \"subject\": \"print totals\", \"body\": [\"Why\", \"not.\"]}");

        Outcome outcome = Asks.ask(model, Asks.of(Role.COMMITTER), context);

        assertThat(outcome)
                .isEqualTo(new Outcome.Done(
                        Optional.of(new CommitMessage("feat", "report", "print totals", "Why\nnot.", false)),
                        "feat(report): print totals"));
    }

    private static String plan(String path, String intent) {
        return "{\"summary\": \"s\", \"items\": [{\"key\": \"first\", \"title\": \"t\", \"task\": \"do\", \"role\": \"backend\","
                + " \"files\": [{\"path\": \"" + path + "\", \"intent\": \"" + intent + "\"}]}]}";
    }

    private static Record artifact(Outcome outcome) {
        return ((Outcome.Done) outcome).artifact().orElseThrow();
    }
}
