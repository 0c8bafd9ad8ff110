package dev.journeyman.agents.llm.model;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a call by what they cost; vendors count them differently, here each counts once.
 *
 * @param fresh sent, and read for the first time
 * @param cacheRead sent, and known to the vendor's cache
 * @param cacheWrite sent, and put into the vendor's cache
 * @param output received, thoughts included
 */
record Tokens(long fresh, long cacheRead, long cacheWrite, long output) {
    /** All that were sent. */
    long input() {
        return fresh + cacheRead + cacheWrite;
    }

    /** As the vendor reported them; a side that it said nothing about is estimated. */
    static Tokens of(@Nullable TokenUsage reported, long estimatedInput, long estimatedOutput) {
        Tokens tokens = reported(reported);
        return new Tokens(
                tokens.input() > 0 ? tokens.fresh : estimatedInput,
                tokens.cacheRead,
                tokens.cacheWrite,
                tokens.output > 0 ? tokens.output : estimatedOutput);
    }

    private static Tokens reported(@Nullable TokenUsage usage) {
        if (usage == null) {
            return new Tokens(0, 0, 0, 0);
        }
        long input = count(usage.inputTokenCount());
        long output = count(usage.outputTokenCount());
        if (usage instanceof AnthropicTokenUsage anthropic) {
            return new Tokens(
                    input,
                    count(anthropic.cacheReadInputTokens()),
                    count(anthropic.cacheCreationInputTokens()),
                    output);
        }
        if (usage instanceof OpenAiTokenUsage openAi) {
            return withCached(input, cached(openAi), output);
        }
        if (usage instanceof GoogleAiGeminiTokenUsage gemini) {
            return withCached(
                    input, count(gemini.cachedContentTokenCount()), output + count(gemini.thoughtsTokenCount()));
        }
        return new Tokens(input, 0, 0, output);
    }

    private static Tokens withCached(long input, long cached, long output) {
        long read = Math.min(cached, input);
        return new Tokens(input - read, read, 0, output);
    }

    private static long cached(OpenAiTokenUsage usage) {
        return Optional.ofNullable(usage.inputTokensDetails())
                .map(details -> count(details.cachedTokens()))
                .orElse(0L);
    }

    private static long count(@Nullable Integer reported) {
        return reported == null ? 0 : Math.max(0, reported);
    }
}
