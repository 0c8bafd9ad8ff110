package dev.journeyman.backend.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.work.ItemStatus;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The states of the team in Linear, and which of ours each stands for. */
final class States {
    private static final Map<ItemStatus, List<String>> TYPES = Map.of(
            ItemStatus.TODO, List.of("unstarted", "backlog", "triage"),
            ItemStatus.IN_PROGRESS, List.of("started"),
            ItemStatus.DONE, List.of("completed"),
            ItemStatus.BLOCKED, List.of());
    private static final Set<String> CLOSED = Set.of("completed", "canceled", "duplicate");
    private static final String BLOCKED = "blocked";

    private final List<State> all;
    private final Map<ItemStatus, State> chosen;

    private States(List<State> all, Map<ItemStatus, State> chosen) {
        this.all = all;
        this.chosen = chosen;
    }

    /**
     * A state of the team.
     *
     * @param type Linear's: what it means
     * @param position among those of the team
     */
    record State(String id, String name, String type, double position) {
        boolean isNamed(String wanted) {
            return name.equalsIgnoreCase(wanted);
        }
    }

    /**
     * Reads the states.
     *
     * @param named those that the settings name
     * @throws dev.journeyman.api.OrchestratorException if one of these is not there
     */
    static States of(JsonNode nodes, Map<ItemStatus, String> named) {
        List<State> all = StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> new State(
                        node.path("id").asText(),
                        node.path("name").asText(),
                        node.path("type").asText(),
                        node.path("position").asDouble()))
                .sorted(Comparator.comparingDouble(State::position))
                .toList();
        Map<ItemStatus, State> chosen = new EnumMap<>(ItemStatus.class);
        for (ItemStatus status : ItemStatus.values()) {
            Optional.ofNullable(named.get(status))
                    .map(name -> named(all, name))
                    .or(() -> usual(all, status))
                    .ifPresent(state -> chosen.put(status, state));
        }
        return new States(all, chosen);
    }

    private static State named(List<State> all, String name) {
        return all.stream()
                .filter(state -> state.isNamed(name))
                .findFirst()
                .orElseThrow(() -> Trouble.because(Trouble.setting(
                        "state",
                        "The team in Linear has no state named '" + name + "': name one of "
                                + all.stream().map(State::name).toList() + " in settings.linear.")));
    }

    /** The first of the first type that the team has; what is blocked needs a state of that name. */
    private static Optional<State> usual(List<State> all, ItemStatus status) {
        if (status == ItemStatus.BLOCKED) {
            return all.stream().filter(state -> state.isNamed(BLOCKED)).findFirst();
        }
        return TYPES.getOrDefault(status, List.of()).stream()
                .flatMap(type -> all.stream()
                        .filter(state -> state.type().equals(type) && !state.isNamed(BLOCKED))
                        .limit(1))
                .findFirst();
    }

    /** The state that shows a status; empty if the team has none for it. */
    Optional<String> id(ItemStatus status) {
        return Optional.ofNullable(chosen.get(status)).map(State::id);
    }

    /** The state that a new issue begins in. */
    Optional<String> first(ItemStatus status) {
        return id(status).or(() -> id(ItemStatus.TODO));
    }

    /** What a state stands for. */
    ItemStatus status(String id) {
        return chosen.entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> byType(type(id)));
    }

    private static ItemStatus byType(String type) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(type))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(ItemStatus.BLOCKED);
    }

    /** Whether nothing is left to be done on an issue in that state. */
    boolean closed(String id) {
        return CLOSED.contains(type(id));
    }

    String name(String id) {
        return find(id).map(State::name).orElse("a state of another team");
    }

    private String type(String id) {
        return find(id).map(State::type).orElse("started");
    }

    private Optional<State> find(String id) {
        return all.stream().filter(state -> state.id().equals(id)).findFirst();
    }

    /** Which state shows which status, for people. */
    String description() {
        return chosen.entrySet().stream()
                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " is '"
                        + entry.getValue().name() + "'")
                .collect(Collectors.joining(", "));
    }
}
