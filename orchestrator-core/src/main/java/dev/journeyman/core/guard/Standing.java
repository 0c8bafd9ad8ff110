package dev.journeyman.core.guard;

import dev.journeyman.core.config.Maturity;
import dev.journeyman.core.config.Mode;
import java.util.List;
import java.util.Optional;

/**
 * Who wants to act, and what holds for it: fixed where the scope starts.
 *
 * @param actor the agent's name, or {@code engine}
 * @param maturity what the user granted it
 * @param mode how much the workflow may do without asking
 * @param exclusions files that must not be touched, see {@link Exclusions}
 * @param commands beginnings of commands that may be run: those of the project's build and of the configuration
 * @param phase where it acts
 * @param item the plan's item it works on, by its key
 */
public record Standing(
        String actor,
        Maturity maturity,
        Mode mode,
        Exclusions exclusions,
        List<List<String>> commands,
        String phase,
        Optional<String> item) {
    /** The name of the actor that is no agent. */
    public static final String ENGINE = "engine";

    public Standing {
        commands = commands.stream().map(List::copyOf).toList();
    }

    /** The engine itself, which goes as far as the mode. */
    public static Standing engine(Mode mode, Exclusions exclusions, List<List<String>> commands, String phase) {
        return new Standing(ENGINE, Maturity.AUTONOMOUS, mode, exclusions, commands, phase, Optional.empty());
    }

    /**
     * What an agent was granted: what the configuration says; else a bundled agent is supervised and any other a student.
     */
    public static Maturity granted(Optional<Maturity> configured, boolean bundled) {
        return configured.orElse(bundled ? Maturity.SUPERVISED : Maturity.STUDENT);
    }

    /** The same for another actor. */
    public Standing as(String agent, Maturity granted, Optional<String> itemKey) {
        return new Standing(agent, granted, mode, exclusions, commands, phase, itemKey);
    }
}
