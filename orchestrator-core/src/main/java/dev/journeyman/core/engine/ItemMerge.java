package dev.journeyman.core.engine;

import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.workspace.Merge;

/** Brings a finished item into its caller's tree: a three-way merge, checked again where the result is a new tree. */
final class ItemMerge {
    private final PhaseScope caller;
    private final String dispatch;
    private final String scope;
    private final String base;
    private final Event.ItemDone done;

    ItemMerge(PhaseScope caller, String dispatch, String scope, String base, Event.ItemDone done) {
        this.caller = caller;
        this.dispatch = dispatch;
        this.scope = scope;
        this.base = base;
        this.done = done;
    }

    /**
     * How it went.
     *
     * @param merged whether it is in
     * @param problem why not
     */
    record Outcome(boolean merged, String problem) {}

    Outcome run() {
        String ours = caller.place.site().commit();
        if (ours.equals(base)) {
            return record(ours, done.tree());
        }
        Merge merge = caller.run.workspace().merge(base, ours, done.tree(), caller.label("merges item " + done.key()));
        if (merge instanceof Merge.Conflicting conflicting) {
            return new Outcome(false, problem(conflicting));
        }
        String result = ((Merge.Merged) merge).commit();
        CheckReport report = check(ours, result);
        return report.passed()
                ? record(ours, result)
                : new Outcome(
                        false,
                        "Together with what others have merged meanwhile the checks fail.\n" + caller.problem(report));
    }

    /** Checks the merged tree in the caller's worktree, which goes back if that fails. */
    private CheckReport check(String ours, String result) {
        caller.place.site().moveTo(result);
        try {
            String item = scope.substring(scope.lastIndexOf('/') + 1);
            PhaseScope check = new PhaseScope(caller.run, dispatch + "/merge:" + item, caller.place, caller.briefing());
            return new Checking(check)
                    .check(PhaseContext.Check.TEST, caller.briefing().artifact(Baseline.class));
        } finally {
            caller.place.site().moveTo(ours);
        }
    }

    private Outcome record(String ours, String result) {
        caller.place.site().keep(result);
        caller.run.append(
                caller.place.strand(), scope, "", new Event.Merged(done.key(), base, ours, done.tree(), result));
        caller.place.site().moveTo(result);
        return new Outcome(true, "");
    }

    private static String problem(Merge.Conflicting conflicting) {
        StringBuilder text =
                new StringBuilder("Others have changed the same lines meanwhile. Start from their version.");
        for (Merge.Conflict conflict : conflicting.conflicts()) {
            text.append("\n\n").append(conflict.path()).append(":\n").append(conflict.text());
        }
        return text.toString();
    }
}
