package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.model.CallKey;
import dev.journeyman.agents.llm.model.ModelAnswer;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.prompt.Prompt;
import dev.journeyman.agents.llm.prompt.PromptFile;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.step.StepFailedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * The calls of one ask, each a step. What a failed call leads to follows from its remedy alone: a prompt that is too long is
 * sent with less, a model that cannot be had gives way to the next; waiting and repeating are the engine's.
 *
 * <p>The limits of the ask are left to the gate, which every call passes: it asks a person before it says no, and what an
 * ask recorded at its start cannot be raised.
 */
final class ModelCalls {
    /** The model worked, and will be paid for, though its answer never arrived. */
    private static final Set<String> CHARGED_ALL_THE_SAME = Set.of("model.timeout", "model.answer-too-large");

    private static final int MOST_SHRINKS = 3;

    private final Assignment assignment;
    private final AgentContext context;
    private final PromptFile file;
    private final int maxOutputTokens;
    private final Deque<ModelClient> fallbacks;
    private ModelClient model;
    private int fileTokens;
    private int shrinks;

    ModelCalls(Assignment assignment, AgentContext context, ModelClient model, PromptFile file, LlmSettings settings) {
        this.assignment = assignment;
        this.context = context;
        this.model = model;
        this.fallbacks = new ArrayDeque<>(model.fallbacks());
        this.file = file;
        this.fileTokens = settings.fileTokens();
        this.maxOutputTokens = settings.maxOutputTokens();
    }

    /** The model that is asked now. */
    String model() {
        return model.name();
    }

    /**
     * Asks.
     *
     * @param more what follows the prompt
     */
    ModelAnswer call(String more) {
        Prompt prompt = file.compose(assignment, context.tree(), fileTokens).followedBy(more);
        Usage atMost = model.atMost(prompt.request(CallKey.of(assignment, 1), maxOutputTokens));
        try {
            return context.step(
                    new Action.CallModel(model.name(), atMost, !fallbacks.isEmpty()), ModelAnswer.class, step -> {
                        step.given(more.isEmpty() ? prompt.text() : more);
                        return paid(prompt, atMost, step);
                    });
        } catch (StepFailedException e) {
            otherwise(e);
            return call(more);
        }
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

    /** Changes what the next call does differently, or gives up. */
    private void otherwise(StepFailedException failed) {
        switch (failed.failure().remedy()) {
            case SHRINK_CONTEXT -> shrink(failed);
            case BACKOFF, RETRY_AFTER, FALLBACK_MODEL -> fallBack(failed);
            case ASK_HUMAN, GIVE_UP -> throw failed;
        }
    }

    private void shrink(StepFailedException failed) {
        if (shrinks == MOST_SHRINKS) {
            throw failed;
        }
        shrinks++;
        fileTokens = Math.max(1, fileTokens / 2);
    }

    private void fallBack(StepFailedException failed) {
        if (fallbacks.isEmpty()) {
            throw failed;
        }
        model = fallbacks.removeFirst();
    }
}
