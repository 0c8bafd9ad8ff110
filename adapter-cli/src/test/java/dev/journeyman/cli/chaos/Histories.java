package dev.journeyman.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the journals say when all is over. */
final class Histories {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<History> all = new ArrayList<>();

    Histories(Orchestrator orchestrator) {
        orchestrator.list().forEach(head -> all.add(new History(orchestrator, head.id(), head.title())));
    }

    List<History> all() {
        return all;
    }

    /** Somebody took a workflow. */
    record Taken(Instant at, String owner) {}

    /** One workflow's. */
    static final class History {
        private final WorkflowId id;
        private final String request;
        private final List<Taken> owners = new ArrayList<>();
        private final Map<String, List<Instant>> done = new LinkedHashMap<>();
        private Instant end = Instant.MAX;

        History(Orchestrator orchestrator, WorkflowId id, String request) {
            this.id = id;
            this.request = request;
            orchestrator.events(id).forEach(this::add);
        }

        private void add(WorkflowEvent event) {
            JsonNode body = parsed(event).path("event");
            switch (event.type()) {
                case "Owner" ->
                    owners.add(new Taken(event.at(), body.path("name").asText()));
                case "ItemDone" ->
                    done.computeIfAbsent(body.path("key").asText(), key -> new ArrayList<>())
                            .add(event.at());
                case "StatusChanged" ->
                    end = body.path("status").asText().equals("COMPLETED") ? event.at() : Instant.MAX;
                default -> {
                    // Nothing that is counted.
                }
            }
        }

        private static JsonNode parsed(WorkflowEvent event) {
            try {
                return JSON.readTree(event.json());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        WorkflowId id() {
            return id;
        }

        String request() {
            return request;
        }

        boolean completed() {
            return end.isBefore(Instant.MAX);
        }

        Instant end() {
            return end;
        }

        /** In order. */
        List<Taken> owners() {
            return owners;
        }

        /** When each item was recorded as done. */
        Map<String, List<Instant>> done() {
            return done;
        }
    }
}
