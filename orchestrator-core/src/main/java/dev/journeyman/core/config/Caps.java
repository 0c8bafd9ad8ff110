package dev.journeyman.core.config;

import java.time.Duration;

/**
 * What something may use at most before a person is asked. {@link Long#MAX_VALUE}, {@link Integer#MAX_VALUE} and
 * {@link #EVER} stand for no cap.
 *
 * @param microDollars money in millionths of a US dollar
 * @param tokens tokens sent to models and received from them
 * @param modelCalls calls that reach a model
 * @param actions steps that were tried: model calls, edits, commands
 * @param time active time; waiting for people is not counted
 */
public record Caps(long microDollars, long tokens, int modelCalls, int actions, Duration time) {
    /** Longer than anything runs. */
    public static final Duration EVER = Duration.ofDays(100_000);

    /** No cap at all. */
    public static final Caps NONE =
            new Caps(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, EVER);

    public Caps {
        if (microDollars < 0 || tokens < 0 || modelCalls < 0 || actions < 0 || time.isNegative()) {
            throw new IllegalArgumentException("A limit is never negative.");
        }
    }

    /** The same with other money, in millionths of a US dollar. */
    public Caps withMicroDollars(long most) {
        return new Caps(most, tokens, modelCalls, actions, time);
    }

    /** The same with other tokens. */
    public Caps withTokens(long most) {
        return new Caps(microDollars, most, modelCalls, actions, time);
    }

    /** The same with another number of model calls. */
    public Caps withModelCalls(int most) {
        return new Caps(microDollars, tokens, most, actions, time);
    }

    /** The same with another number of actions. */
    public Caps withActions(int most) {
        return new Caps(microDollars, tokens, modelCalls, most, time);
    }

    /** The same with another time. */
    public Caps withTime(Duration most) {
        return new Caps(microDollars, tokens, modelCalls, actions, most);
    }
}
