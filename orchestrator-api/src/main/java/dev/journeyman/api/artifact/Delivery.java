package dev.journeyman.api.artifact;

import java.util.List;
import java.util.Optional;

/**
 * What was delivered.
 *
 * @param commit the commit; empty if the workflow was told not to commit
 * @param branch the branch it stands on in the user's repository; empty with the commit
 * @param message its message
 * @param created files it adds
 * @param modified files it changes
 * @param deleted files it removes
 * @param notes what the user should know: identity used, signing or hooks not run
 */
@Artifact(name = "delivery", evidence = true)
public record Delivery(
        Optional<String> commit,
        Optional<String> branch,
        String message,
        List<String> created,
        List<String> modified,
        List<String> deleted,
        List<String> notes) {
    public Delivery {
        created = List.copyOf(created);
        modified = List.copyOf(modified);
        deleted = List.copyOf(deleted);
        notes = List.copyOf(notes);
    }
}
