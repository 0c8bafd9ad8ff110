package dev.journeyman.cli.stub;

import java.util.Optional;

/** How a model server is today. */
@FunctionalInterface
public interface Day {
    /** A day on which nothing goes wrong. */
    Day GOOD = call -> call.good()
            .map(text -> Reply.of(call.wire(), Said.of(text)))
            .orElseGet(() -> Reply.unknown(call.question().key()));

    /** What is sent. */
    Reply reply(Call call);

    /**
     * A call of a model.
     *
     * @param nth which call of the day it is, from 1
     * @param wire how it came
     * @param question what is asked
     * @param good what is written down for it
     */
    record Call(int nth, Wire wire, Question question, Optional<String> good) {
        /** The key's beginning. */
        boolean of(String role) {
            return question.key().startsWith(role + "/");
        }

        /** Which call of its ask it is, from 1. */
        int ofAsk() {
            String key = question.key();
            return Integer.parseInt(key.substring(key.lastIndexOf('/') + 1));
        }

        Reply say(String text) {
            return Reply.of(wire, Said.of(text));
        }
    }
}
