package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.answer.AnswerSchema;
import dev.journeyman.agents.llm.answer.CutAnswer;
import dev.journeyman.agents.llm.answer.MalformedAnswerException;
import dev.journeyman.agents.llm.model.ModelAnswer;
import dev.journeyman.agents.llm.prompt.Continuation;
import dev.journeyman.agents.llm.prompt.Repair;
import dev.journeyman.api.Failure;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * One ask of a model, with its repairs: each call is a step, and all between the calls follows from their results.
 *
 * <p>Bounded: an answer that was cut is continued three times, a malformed one repaired once, refused edits once.
 */
final class Conversation {
    private static final int MOST_CONTINUATIONS = 3;

    private final String role;
    private final AgentContext context;
    private final ModelCalls calls;
    private boolean repaired;
    private String lastAnswer = "";

    Conversation(String role, AgentContext context, ModelCalls calls) {
        this.role = role;
        this.context = context;
        this.calls = calls;
    }

    Tree tree() {
        return context.tree();
    }

    /** Asks; a malformed answer is sent back once. */
    <T> T ask(AnswerSchema<T> schema) throws AskFailedException {
        return converse(schema, "");
    }

    /** Asks again after an answer that was well-formed, but refused. */
    <T> T askAgain(AnswerSchema<T> schema, String refusal) throws AskFailedException {
        return converse(schema, Repair.section(List.of(refusal), lastAnswer));
    }

    /** Applies edits; the engine refuses all or none of them. */
    Change change(List<FileEdit> edits) {
        return context.change(edits);
    }

    private <T> T converse(AnswerSchema<T> schema, String repair) throws AskFailedException {
        try {
            return whole(schema, repair);
        } catch (MalformedAnswerException e) {
            if (repaired) {
                throw new AskFailedException(malformed(e.problems()));
            }
            repaired = true;
            return converse(schema, Repair.section(e.problems(), lastAnswer));
        }
    }

    /** Asks, and has an answer that was cut continued. */
    private <T> T whole(AnswerSchema<T> schema, String repair) throws MalformedAnswerException {
        ModelAnswer answer = calls.call(repair);
        CutAnswer text = new CutAnswer(answer.text());
        for (int continued = 0; ; continued++) {
            lastAnswer = text.text();
            try {
                return schema.read(lastAnswer);
            } catch (MalformedAnswerException e) {
                boolean cut = answer.finish() == ModelAnswer.Finish.LENGTH;
                if (!cut || lastAnswer.isBlank() || continued == MOST_CONTINUATIONS) {
                    throw cut ? new MalformedAnswerException(withCut(e.problems())) : e;
                }
            }
            answer = calls.call(repair + Continuation.section(lastAnswer));
            text = text.followedBy(answer.text());
        }
    }

    private static List<String> withCut(List<String> problems) {
        List<String> all = new ArrayList<>(problems);
        all.add("the answer was cut at its limit of length: answer shorter, with fewer or smaller parts");
        return all;
    }

    private Failure malformed(List<String> problems) {
        return Failure.giveUp(
                "model.malformed-answer",
                calls.model() + " answered twice in a form that " + role + " cannot use: "
                        + String.join("; ", problems)
                        + ". Try another model, or look at the answers in the log.");
    }
}
