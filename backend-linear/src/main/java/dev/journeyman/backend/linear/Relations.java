package dev.journeyman.backend.linear;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.backend.linear.MirrorLine.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows in Linear which issue blocks which, as soon as both are there. */
final class Relations {
    private final Sides sides;

    Relations(Sides sides) {
        this.sides = sides;
    }

    void run() throws InterruptedException {
        for (Pair pair : List.copyOf(sides.mirror().pairs())) {
            if (!pair.waiting().isEmpty()) {
                relate(pair);
            }
        }
    }

    private void relate(Pair blocked) throws InterruptedException {
        List<String> waiting = new ArrayList<>();
        for (String before : blocked.waiting()) {
            Optional<Pair> blocker = sides.mirror().pair(before).filter(pair -> !pair.lost());
            if (blocker.isPresent()) {
                create(blocker.get().there().id(), blocked.there().id());
            } else {
                waiting.add(before);
            }
        }
        sides.mirror().put(blocked.stillWaiting(waiting));
    }

    private void create(String blocker, String blocked) throws InterruptedException {
        String id = ClientId.of("blocks", blocker, blocked);
        Map<String, ?> input = Map.of("id", id, "issueId", blocker, "relatedIssueId", blocked, "type", "blocks");
        try {
            sides.api().call(Operation.RELATION_CREATE, Map.of("input", input));
        } catch (OrchestratorException e) {
            Refusals.settle(
                    e,
                    "which issue comes before which",
                    () -> sides.api()
                            .call(Operation.RELATION, Map.of("id", id))
                            .path("issueRelation")
                            .isObject());
        }
    }
}
