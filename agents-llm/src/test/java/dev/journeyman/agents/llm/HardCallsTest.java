package dev.journeyman.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.agents.llm.model.ModelAnswer;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.model.ModelRequest;
import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.step.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an ask makes of calls that fail, and of answers that come in pieces. */
class HardCallsTest {
    private static final String ANSWER =
            "{\"summary\": \"Made a file.\", \"edits\": [{\"action\": \"create\", \"path\": \"A.java\", \"content\": \"x\"}]}";
    private static final Failure TOO_LONG = Failure.of(Remedy.SHRINK_CONTEXT, "model.context-too-long", "too long");

    private final MapTree start = new MapTree(Map.of("README.md", "# Sample\n"));
    private final FakeContext context = new FakeContext(start);
    private final ScriptedModel model = new ScriptedModel("test:first");
    private final ScriptedModel second = new ScriptedModel("test:second");
    private final ScriptedModel third = new ScriptedModel("test:third");

    @ParameterizedTest
    @EnumSource(names = {"BACKOFF", "RETRY_AFTER", "FALLBACK_MODEL"})
    void aModelThatCannotBeHadGivesWayToTheNext(Remedy remedy) throws Exception {
        model.fails(Failure.of(remedy, "model.overloaded", "busy"));
        second.fails(Failure.of(remedy, "model.overloaded", "busy"));
        third.says(ANSWER);

        assertThat(ask(inOrder(model, second, third))).isInstanceOf(Outcome.Done.class);

        assertThat(context.actions().stream().filter(Action.CallModel.class::isInstance))
                .extracting(action -> ((Action.CallModel) action).model())
                .containsExactly("test:first", "test:second", "test:third");
        assertThat(context.actions().stream().filter(Action.CallModel.class::isInstance))
                .extracting(action -> ((Action.CallModel) action).replaceable())
                .containsExactly(true, true, false);
        assertThat(third.requests().get(0).key()).hasToString("backend/-/1.1/3");
        FakeContext replay = context.replay(start);
        ask(inOrder(model, second, third), replay);
        assertThat(replay.replayedAll()).isTrue();
    }

    @Test
    void aRepairGoesToTheModelThatAnswered() throws Exception {
        model.fails(Failure.of(Remedy.BACKOFF, "model.overloaded", "busy"));
        second.says("no").says(ANSWER);

        assertThat(ask(inOrder(model, second))).isInstanceOf(Outcome.Done.class);
        assertThat(second.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"ASK_HUMAN", "GIVE_UP"})
    void whatNoOtherModelWouldChangeIsTheEngines(Remedy remedy) {
        model.fails(Failure.of(remedy, "model.billing", "no money"));

        assertThatThrownBy(() -> ask(inOrder(model, second))).hasMessage("no money");
        assertThat(second.requests()).isEmpty();
    }

    @Test
    void aPromptThatStaysTooLongIsShrunkThreeTimes() {
        model.fails(TOO_LONG).fails(TOO_LONG).fails(TOO_LONG).fails(TOO_LONG);

        assertThatThrownBy(() -> ask(model)).hasMessage("too long");
        assertThat(model.requests()).hasSize(4);
    }

    @Test
    void anAnswerThatWasCutIsContinued() throws Exception {
        model.isCutAfter(ANSWER.substring(0, 30))
                .isCutAfter(ANSWER.substring(30, 60))
                .says(ANSWER.substring(60));

        assertThat(ask(model)).isInstanceOf(Outcome.Done.class);

        assertThat(context.tree().read("A.java")).contains("x");
        assertThat(model.requests().get(2).user())
                .contains("## Your answer so far")
                .contains(ANSWER.substring(0, 60))
                .doesNotContain("not usable");
        assertThat(context.spent().modelCalls()).isEqualTo(3);
    }

    @Test
    void anAnswerThatNeverEndsIsContinuedThreeTimesAndRepairedOnce() throws Exception {
        for (int calls = 0; calls < 8; calls++) {
            model.isCutAfter("{\"summary\": \"and ");
        }

        assertThat(ask(model)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure().code()).isEqualTo("model.malformed-answer");
            assertThat(failed.failure().message()).contains("the answer was cut at its limit of length");
        });
        assertThat(model.requests()).hasSize(8);
        assertThat(model.requests().get(4).user()).contains("the answer was cut at its limit of length");
    }

    @Test
    void aCutAnswerWithoutAWordIsAskedForAgain() throws Exception {
        model.isCutAfter(" ").says(ANSWER);

        assertThat(ask(model)).isInstanceOf(Outcome.Done.class);
        assertThat(model.requests().get(1).user()).contains("## Your last answer was not usable");
    }

    private Outcome ask(ModelClient asked) throws Exception {
        return ask(asked, context);
    }

    private static Outcome ask(ModelClient asked, FakeContext in) throws Exception {
        return Asks.ask(asked, Asks.of(Role.BACKEND), in);
    }

    private static ModelClient inOrder(ModelClient first, ModelClient... others) {
        return new ModelClient() {
            @Override
            public String name() {
                return first.name();
            }

            @Override
            public List<ModelClient> fallbacks() {
                return List.of(others);
            }

            @Override
            public ModelAnswer answer(ModelRequest request) throws Exception {
                return first.answer(request);
            }
        };
    }
}
