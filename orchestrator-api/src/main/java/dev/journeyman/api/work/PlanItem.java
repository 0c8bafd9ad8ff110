package dev.journeyman.api.work;

import dev.journeyman.api.Role;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One node of a {@link Plan}: a piece of work that one agent does in one worktree.
 *
 * @param key unique in the plan, 1 to 40 characters of {@code [a-z0-9-]}
 * @param title one line
 * @param task what to do, Markdown
 * @param role who does it
 * @param priority breaks ties between items that are ready
 * @param dependsOn keys of the items that must be merged before this one starts
 * @param files what it expects to touch; also what it locks while it runs
 * @param acceptance how one sees that it is done
 * @param estimate how large it is
 */
public record PlanItem(
        String key,
        String title,
        String task,
        Role role,
        Priority priority,
        List<String> dependsOn,
        List<PlannedFile> files,
        List<String> acceptance,
        Estimate estimate) {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public PlanItem {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "An item's key has 1 to 40 characters of a-z, 0-9 and '-', but this is '" + key + "'.");
        }
        dependsOn = List.copyOf(dependsOn);
        files = List.copyOf(files);
        acceptance = List.copyOf(acceptance);
    }

    /** Where its files are, each once. */
    public List<String> paths() {
        return files.stream().map(PlannedFile::path).distinct().toList();
    }
}
