package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.answer.AnswerSchema;
import dev.journeyman.agents.llm.answer.MalformedAnswerException;
import dev.journeyman.agents.llm.model.CallKey;
import dev.journeyman.agents.llm.model.ModelAnswer;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.prompt.Prompt;
import dev.journeyman.agents.llm.prompt.PromptFile;
import dev.journeyman.agents.llm.prompt.Repair;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.api.step.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One ask of a model, with its repairs: each call is a step, and all between the calls follows from their results.
 *
 * <p>Bounded: one repair of a malformed answer, one of refused edits, one smaller prompt. The limits of the ask are left to
 * the gate, which every call passes: it asks a person before it says no, and what an ask recorded at its start cannot be
 * raised.
 */
final class Conversation {
    /** The model worked, and will be paid for, though its answer never arrived. */
    private static final Set<String> CHARGED_ALL_THE_SAME = Set.of("model.timeout", "model.answer-too-large");

    private final Assignment assignment;
    private final AgentContext context;
    private final ModelClient model;
    private final PromptFile file;
    private final int maxOutputTokens;
    private int fileTokens;
    private boolean repaired;
    private boolean shrunk;
    private String lastAnswer = "";

    Conversation(
            Assignment assignment, AgentContext context, ModelClient model, PromptFile file, LlmSettings settings) {
        this.assignment = assignment;
        this.context = context;
        this.model = model;
        this.file = file;
        this.fileTokens = settings.fileTokens();
        this.maxOutputTokens = settings.maxOutputTokens();
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
        ModelAnswer answer = call(repair);
        lastAnswer = answer.text();
        try {
            return schema.read(answer.text());
        } catch (MalformedAnswerException e) {
            List<String> problems = withCut(e.problems(), answer);
            if (repaired) {
                throw new AskFailedException(malformed(problems));
            }
            repaired = true;
            return converse(schema, Repair.section(problems, answer.text()));
        }
    }

    private ModelAnswer call(String repair) {
        Prompt prompt = file.compose(assignment, context.tree(), fileTokens).followedBy(repair);
        Usage atMost = model.atMost(prompt.request(CallKey.of(assignment, 1), maxOutputTokens));
        try {
            return context.step(
                    new Action.CallModel(model.name(), atMost), ModelAnswer.class, step -> paid(prompt, atMost, step));
        } catch (StepFailedException e) {
            return smaller(e, repair);
        }
    }

    /** The same again would fail again: an overlong prompt is tried once with less. */
    private ModelAnswer smaller(StepFailedException failed, String repair) {
        if (failed.failure().remedy() != Remedy.SHRINK_CONTEXT || shrunk) {
            throw failed;
        }
        shrunk = true;
        fileTokens = Math.max(1, fileTokens / 2);
        return call(repair);
    }

    private ModelAnswer paid(Prompt prompt, Usage atMost, StepContext step) throws Exception {
        step.checkCancelled();
        try {
            ModelAnswer answer = model.answer(prompt.request(CallKey.of(assignment, step.stepId()), maxOutputTokens));
            step.spent(answer.usage());
            return answer;
        } catch (OrchestratorException e) {
            if (CHARGED_ALL_THE_SAME.contains(e.failure().code())) {
                step.spent(atMost);
            }
            throw e;
        }
    }

    private static List<String> withCut(List<String> problems, ModelAnswer answer) {
        if (answer.finish() != ModelAnswer.Finish.LENGTH) {
            return problems;
        }
        List<String> all = new ArrayList<>(problems);
        all.add("the answer was cut at its limit of length: answer shorter, with fewer or smaller parts");
        return all;
    }

    private Failure malformed(List<String> problems) {
        return Failure.giveUp(
                "model.malformed-answer",
                model.name() + " answered twice in a form that " + assignment.role() + " cannot use: "
                        + String.join("; ", problems)
                        + ". Try another model, or look at the answers in the log.");
    }
}
