package dev.journeyman.core.pipeline;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.core.journal.Event;
import java.util.HashSet;
import java.util.List;

/**
 * Phases in order, and the places between them where a person may be asked.
 *
 * @param name what users call it
 * @param phases names of its phases
 * @param gates its gates
 */
public record Pipeline(String name, List<String> phases, List<Event.Gate> gates) {
    /** From a request to a tested commit. */
    public static final Pipeline FEATURE = new Pipeline(
            "feature",
            List.of("requirements", "research", "plan", "code", "tests", "fix", "docs", "commit"),
            List.of(
                    new Event.Gate("requirements", "requirements"),
                    new Event.Gate("planning", "plan"),
                    new Event.Gate("implementation", "code"),
                    new Event.Gate("testing", "fix"),
                    new Event.Gate("commit", "docs")));

    public Pipeline {
        phases = List.copyOf(phases);
        gates = List.copyOf(gates);
        if (phases.isEmpty() || new HashSet<>(phases).size() < phases.size()) {
            throw new OrchestratorException(Failure.giveUp(
                    "pipeline.phases", "The pipeline '" + name + "' must name at least one phase, and each once."));
        }
    }

    /** Phases in order, with a gate after each. */
    public static Pipeline of(String name, List<String> phases) {
        return new Pipeline(name, phases, new Pipeline(name, phases, FEATURE.gates()).gatesEverywhere());
    }

    /**
     * The gates of these names.
     *
     * @throws OrchestratorException for a name that is none of the pipeline's
     */
    public List<Event.Gate> gates(List<String> names) {
        return names.stream().map(this::gate).toList();
    }

    /** A gate after every phase, named as usual where there is one. */
    public List<Event.Gate> gatesEverywhere() {
        return phases.stream()
                .map(phase -> gates.stream()
                        .filter(gate -> gate.after().equals(phase))
                        .findFirst()
                        .orElse(new Event.Gate(phase, phase)))
                .toList();
    }

    private Event.Gate gate(String wanted) {
        return gates.stream()
                .filter(gate -> gate.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new OrchestratorException(Failure.giveUp(
                        "pipeline.unknown-gate",
                        "The pipeline '" + name + "' has no gate '" + wanted + "'; its gates are "
                                + gates.stream().map(Event.Gate::name).toList() + ".")));
    }
}
