package dev.journeyman.core.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.Usage;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.config.Money;
import dev.journeyman.core.guard.SecretScan;

/** Says in short what an action was to do and what came of it. */
final class ActionText {
    private static final int LONGEST = 400;

    private ActionText() {}

    static String input(Action action) {
        if (action instanceof Action.EditFiles edit) {
            return brief(String.join(", ", edit.paths()));
        }
        if (action instanceof Action.RunCommand command) {
            return brief(String.join(" ", command.argv()));
        }
        if (action instanceof Action.CallModel call) {
            return call.model() + ", " + most(call.atMost());
        }
        if (action instanceof Action.DeliverBranch branch) {
            return branch.branch();
        }
        if (action instanceof Action.Outside outside) {
            return brief(outside.details().toString());
        }
        return brief(action.toString());
    }

    private static String most(Usage most) {
        return "at most " + Money.dollars(most.microDollars()) + " USD";
    }

    static String output(JsonNode result) {
        return brief(result.isTextual() ? result.textValue() : result.toString());
    }

    /** One line of text, cut and without what looks like a secret. */
    static String brief(String text) {
        String flat = SecretScan.mask(text).strip().replaceAll("\\s*\\R\\s*", " ");
        return flat.length() <= LONGEST ? flat : flat.substring(0, LONGEST) + "… (" + flat.length() + " characters)";
    }
}
