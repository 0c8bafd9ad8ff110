package dev.journeyman.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Role;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.DocsReport;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.ActionDeniedException;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.api.work.PlannedFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditingAgentTest {
    private static final String CREATE = """
            {"summary": "Made it.", "edits": [{"action": "create", "path": "A.java", "content": ["class A {", "}"]}]}
            """;

    private final ScriptedModel model = new ScriptedModel();
    private final MapTree start = MapTree.of("README.md", "# Sample\n");
    private final FakeContext context = new FakeContext(start);

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend", "database"})
    void theCoderAppliesTheEditsOfEachOfItsRoles(String role) throws Exception {
        model.says(CREATE);

        Outcome outcome = Asks.ask(model, Asks.of(new Role(role)), context);

        assertThat(outcome).isEqualTo(new Outcome.Done(Optional.empty(), "Made it."));
        assertThat(context.tree().read("A.java")).contains("class A {\n}\n");
        assertThat(model.requests().get(0).system()).startsWith("Journeyman role: " + role + "\n");
    }

    @Test
    void aCallIsAStepThatReservesBeforeAndSettlesAfter() throws Exception {
        model.says(CREATE);

        Asks.ask(model, Asks.of(Role.BACKEND), context);

        Action.CallModel call = (Action.CallModel) context.actions().get(0);
        assertThat(call.model()).isEqualTo("test:scripted");
        assertThat(call.atMost().inputTokens())
                .isBetween(
                        model.requests().get(0).estimatedInputTokens() - 2,
                        model.requests().get(0).estimatedInputTokens() + 2);
        assertThat(call.atMost().outputTokens()).isEqualTo(LlmSettings.DEFAULT.maxOutputTokens());
        assertThat(context.spent()).isEqualTo(new Usage(1, 100, 10, 5, 0));
    }

    @Test
    void aReplayAnswersFromTheRecordAndEndsTheSame() throws Exception {
        model.says("{}")
                .says("{\"summary\": \"x\", \"edits\": [{\"action\": \"delete\", \"path\": \"none\"}]}")
                .says(CREATE);
        Outcome first = Asks.ask(model, Asks.of(Role.BACKEND), context);

        FakeContext replay = context.replay(start);
        Outcome second = Asks.ask(new ScriptedModel(), Asks.of(Role.BACKEND), replay);

        assertThat(second).isEqualTo(first);
        assertThat(replay.replayedAll()).isTrue();
        assertThat(replay.actions()).isEqualTo(context.actions());
    }

    @Test
    void noEditsMeanThatNothingIsChanged() throws Exception {
        model.says("{\"summary\": \"It is there already.\", \"edits\": []}");

        Outcome outcome = Asks.ask(model, Asks.of(Role.BACKEND), context);

        assertThat(outcome).isEqualTo(new Outcome.Done(Optional.empty(), "It is there already."));
        assertThat(context.actions()).hasSize(1);
    }

    @Test
    void refusedEditsAreSentBackOnceWithTheReason() throws Exception {
        model.says(
                        "{\"summary\": \"x\", \"edits\": [{\"action\": \"create\", \"path\": \"README.md\", \"content\": \"\"}]}")
                .says(CREATE);

        Outcome outcome = Asks.ask(model, Asks.of(Role.BACKEND), context);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(model.requests().get(1).key()).hasToString("backend/-/1.1/2");
        assertThat(model.requests().get(1).user())
                .contains("## Your last answer was not usable\n\n- README.md exists already.\n")
                .contains("\"path\": \"README.md\"");
    }

    @Test
    void filesThatMustNotBeTouchedAreSentBackToo() throws Exception {
        model.says("{\"summary\": \"x\", \"edits\": [{\"action\": \"create\", \"path\": \"../x\", \"content\": \"\"}]}")
                .says(CREATE);

        Outcome outcome = Asks.ask(model, Asks.of(Role.BACKEND), context);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(model.requests().get(1).user()).contains("- ../x is no file of the repository.\n");
    }

    @Test
    void otherDenialsAreFinal() {
        model.says("{\"summary\": \"x\", \"edits\": [{\"action\": \"create\", \"path\": \"/x\", \"content\": \"\"}]}");

        assertThatThrownBy(() -> Asks.ask(model, Asks.of(Role.BACKEND), context))
                .isInstanceOf(ActionDeniedException.class)
                .hasMessage("No.");
    }

    @Test
    void aSecondRefusalIsTheEngines() {
        String missing = "{\"summary\": \"x\", \"edits\": [{\"action\": \"delete\", \"path\": \"none\"}]}";
        model.says(missing).says(missing);

        assertThatThrownBy(() -> Asks.ask(model, Asks.of(Role.BACKEND), context))
                .isInstanceOf(StepFailedException.class)
                .hasMessage("none is not there.");
    }

    @Test
    void aMalformedAnswerIsRepairedOnce() throws Exception {
        model.says("I would rather not.").says(CREATE);

        Outcome outcome = Asks.ask(model, Asks.of(Role.BACKEND), context);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(model.requests().get(1).user())
                .startsWith("Key: backend/-/1.1/2\nItem: -\nAttempt: 1\nRound: 1\nCall: 2\n\n")
                .contains("there is no JSON object in it")
                .contains("I would rather not.");
    }

    @Test
    void twoMalformedAnswersFailWithBothTheModelAndTheFieldNamed() throws Exception {
        model.says("no").says("{\"summary\": \"x\", \"edits\": [{\"action\": \"move\", \"path\": \"a\"}]}");

        Outcome outcome = Asks.ask(model, Asks.of(Role.BACKEND), context);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo("model.malformed-answer");
            assertThat(failed.failure().remedy()).isEqualTo(Remedy.GIVE_UP);
            assertThat(failed.failure().message())
                    .contains("test:scripted")
                    .contains("edits[0].action: must be one of create, replace, delete, but is 'move'");
        });
        assertThat(context.spent().modelCalls()).isEqualTo(2);
    }

    @Test
    void anOverlongPromptIsSentAgainWithHalfTheFiles() throws Exception {
        Failure tooLong = Failure.of(Remedy.SHRINK_CONTEXT, "model.context-too-long", "too long");
        FakeContext large = new FakeContext(start.with("Big.java", "// a line of the file\n".repeat(10_000)));
        Assignment ask = Asks.forItem(
                Asks.of(Role.BACKEND),
                Asks.item("big", List.of(), new PlannedFile("Big.java", PlannedFile.Intent.MODIFY)));
        model.fails(tooLong).says(CREATE);

        Outcome outcome = Asks.ask(model, ask, large);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        int first = model.requests().get(0).user().length();
        assertThat(model.requests().get(1).user().length()).isBetween(first / 3, first * 2 / 3);
        assertThat(model.requests().get(1).key()).hasToString("backend/big/1.1/2");
    }

    @Test
    void anAnswerThatNeverArrivedIsChargedAllTheSame() {
        model.fails(Failure.of(Remedy.BACKOFF, "model.timeout", "no answer"));

        assertThatThrownBy(() -> Asks.ask(model, Asks.of(Role.BACKEND), context))
                .hasMessage("no answer");
        assertThat(context.spent().modelCalls()).isOne();
        assertThat(context.spent().outputTokens()).isEqualTo(LlmSettings.DEFAULT.maxOutputTokens());
    }

    @Test
    void aRefusedCallCostsNothing() {
        model.fails(Failure.of(Remedy.ASK_HUMAN, "model.key-refused", "no"));

        assertThatThrownBy(() -> Asks.ask(model, Asks.of(Role.BACKEND), context))
                .hasMessage("no");
        assertThat(context.spent()).isEqualTo(Usage.NONE);
    }

    @Test
    void theTesterNamesItsTestClasses() throws Exception {
        model.says("{\"summary\": \"Tests.\", \"edits\": [], \"testClasses\": [\"demo.ATest\", \"demo.BTest\"]}");

        Outcome outcome = Asks.ask(model, Asks.of(Role.TESTER), context);

        assertThat(outcome)
                .isEqualTo(new Outcome.Done(Optional.empty(), "Tests. Test classes: demo.ATest, demo.BTest"));
    }

    @Test
    void theDocumenterReportsWhatItTouched() throws Exception {
        model.says("{\"summary\": \"Told them.\", \"edits\": [{\"action\": \"replace\", \"path\": \"README.md\","
                + " \"find\": \"# Sample\\n\", \"replacement\": \"# Sample\\n\\nTotals.\\n\"}]}");

        Outcome outcome = Asks.ask(model, Asks.of(Role.DOCUMENTER), context);

        assertThat(outcome)
                .isEqualTo(new Outcome.Done(
                        Optional.of(new DocsReport("Told them.", List.of("README.md"))), "Told them."));
        assertThat(context.tree().read("README.md")).contains("# Sample\n\nTotals.\n");
    }
}
