package dev.journeyman.core.workspace;

import dev.journeyman.api.step.Tree;
import java.util.List;

/** The code of one workflow, for reading: also while somebody else runs it. */
public interface CodeHistory extends AutoCloseable {
    /** The files of a commit; its id is git's tree id, so equal ids mean equal content. */
    Tree tree(String commit);

    /** What changed between two commits, sorted by path. */
    List<Difference> difference(String from, String to);

    /** What changed between two commits, as git shows it. */
    String patch(String from, String to);

    /** The commits of this workflow without those of the base, newest first. */
    List<LogEntry> log();

    @Override
    void close();
}
