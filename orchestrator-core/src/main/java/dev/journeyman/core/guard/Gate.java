package dev.journeyman.core.guard;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.config.Maturity;
import dev.journeyman.core.config.Mode;
import dev.journeyman.core.guard.Decision.Allowed;
import dev.journeyman.core.guard.Decision.Ask;
import dev.journeyman.core.guard.Decision.Denied;
import dev.journeyman.core.plan.RepositoryPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The one place that decides whether an action may be done: what is allowed is the least of what the mode, the maturity
 * granted to the actor and the policy allow. Pure: equal questions get equal answers. Budgets are {@link Budget}'s.
 */
public final class Gate {
    /** Decides about an action. */
    public Decision decide(Action action, Standing standing) {
        return Stream.of(policy(action, standing), maturity(action, standing), mode(action, standing))
                .flatMap(Optional::stream)
                .reduce((one, other) -> other instanceof Denied && one instanceof Ask ? other : one)
                .orElseGet(() -> new Allowed("mode." + word(standing.mode())));
    }

    private static Optional<Decision> mode(Action action, Standing standing) {
        Mode mode = standing.mode();
        String who = "The mode " + word(mode);
        String repair = "change mode in journeyman.yaml if it should";
        return limited(action, Reach.free(mode), Reach.asking(mode), "mode." + word(mode), who, repair);
    }

    private static Optional<Decision> maturity(Action action, Standing standing) {
        Maturity maturity = standing.maturity();
        String who = "'" + standing.actor() + "' is a" + (maturity == Maturity.INTERN ? "n " : " ") + word(maturity)
                + ", who";
        String repair = "set agents." + standing.actor() + ".maturity in journeyman.yaml if it should do more";
        return limited(action, Reach.free(maturity), Reach.asking(maturity), "maturity." + word(maturity), who, repair);
    }

    private static Optional<Decision> limited(
            Action action, Reach free, Reach asking, String rule, String who, String repair) {
        Reach reach = Reach.of(action);
        if (reach.compareTo(free) <= 0) {
            return Optional.empty();
        }
        if (reach.compareTo(asking) <= 0) {
            return Optional.of(ask(action, rule, who + " asks before it does more than: " + free.words() + "."));
        }
        String code = "gate." + rule.substring(0, rule.indexOf('.'));
        return Optional.of(denied(
                code,
                rule,
                "This is not allowed: " + shown(action) + ". " + who + " " + free.words() + ", no more; " + repair
                        + "."));
    }

    private static Optional<Decision> policy(Action action, Standing standing) {
        if (action instanceof Action.EditFiles edit) {
            return edit.paths().stream()
                    .flatMap(path -> file(path, standing.exclusions()).stream())
                    .findFirst();
        }
        if (action instanceof Action.RunCommand command) {
            return Commands.objection(command.argv(), standing.commands())
                    .map(why -> denied("gate.command", "policy.commands", why));
        }
        return Optional.empty();
    }

    private static Optional<Decision> file(String path, Exclusions exclusions) {
        if (!RepositoryPath.valid(path) || path.endsWith("/")) {
            return Optional.of(denied(
                    "gate.path", "policy.path", "'" + path + "' is no file of the repository: " + RepositoryPath.RULE));
        }
        return exclusions
                .covering(path)
                .map(pattern -> denied(
                        "gate.exclusion",
                        "policy.exclusion." + pattern,
                        "'" + path + "' must not be touched: a person excluded '" + pattern
                                + "'. Find a way that leaves it as it is."));
    }

    private static Decision denied(String code, String rule, String message) {
        return new Denied(rule, Failure.giveUp(code, message));
    }

    private static Decision ask(Action action, String rule, String why) {
        String text = "May this be done? " + shown(action);
        return new Ask(
                rule,
                new Question.Decision(
                        Failure.of(Remedy.ASK_HUMAN, "gate.ask", why), text, List.of(Ask.ALLOW, Ask.DENY)));
    }

    private static String shown(Action action) {
        if (action instanceof Action.EditFiles edit) {
            return "edit " + String.join(", ", edit.paths());
        }
        if (action instanceof Action.RunCommand command) {
            return "run " + String.join(" ", command.argv());
        }
        if (action instanceof Action.DeliverBranch branch) {
            return "deliver the new branch " + branch.branch();
        }
        if (action instanceof Action.FastForward branch) {
            return "move the branch " + branch.branch() + " forward";
        }
        if (action instanceof Action.Push push) {
            return "push " + push.branch() + " to " + push.remote();
        }
        return action instanceof Action.Outside outside
                ? outside.name() + " " + new TreeMap<>(outside.details())
                : action.name();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
