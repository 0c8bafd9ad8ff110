package dev.journeyman.backend.linear;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.backend.linear.MirrorLine.Pair;
import java.util.Map;
import java.util.Optional;

/** Writes the comments of the outbox in Linear, in turn; those of an issue that is not there yet wait for it. */
final class Mail {
    private final Sides sides;

    Mail(Sides sides) {
        this.sides = sides;
    }

    void deliver() throws InterruptedException {
        for (Outbox.Comment comment : sides.outbox().all()) {
            Optional<Pair> pair = sides.mirror().pair(comment.item());
            if (pair.isPresent()) {
                if (!pair.get().lost()) {
                    create(comment, pair.get().there().id());
                }
                sides.outbox().remove(comment);
            }
        }
    }

    private void create(Outbox.Comment comment, String issue) throws InterruptedException {
        Map<String, ?> input = Map.of("id", comment.id(), "issueId", issue, "body", comment.body());
        try {
            sides.api().call(Operation.COMMENT_CREATE, Map.of("input", input));
        } catch (OrchestratorException e) {
            Refusals.settle(
                    e,
                    "a comment on " + comment.item(),
                    () -> !sides.api()
                            .call(Operation.COMMENTS, Map.of("filter", Map.of("id", Map.of("eq", comment.id()))))
                            .path("comments")
                            .path("nodes")
                            .isEmpty());
        }
    }
}
