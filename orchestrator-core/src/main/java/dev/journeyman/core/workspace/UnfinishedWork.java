package dev.journeyman.core.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What git was told to do in a checkout and has not finished; told by the file that git keeps about it. */
enum UnfinishedWork {
    REBASE("rebase-merge", "A rebase", true),
    REBASE_OF_PATCHES("rebase-apply", "A rebase or 'git am'", true),
    SEVERAL_PICKS("sequencer", "A cherry-pick or revert of several commits", true),
    BISECT("BISECT_LOG", "A bisect", true),
    MERGE("MERGE_HEAD", "A merge", false),
    CHERRY_PICK("CHERRY_PICK_HEAD", "A cherry-pick", false),
    REVERT("REVERT_HEAD", "A revert", false);

    private final String file;
    private final String words;
    private final boolean headIsOnTheWay;

    UnfinishedWork(String file, String words, boolean headIsOnTheWay) {
        this.file = file;
        this.words = words;
        this.headIsOnTheWay = headIsOnTheWay;
    }

    /** What is under way, given the git directory of the checkout. */
    static Optional<UnfinishedWork> in(Path gitDirectory) {
        return Stream.of(values())
                .filter(work -> Files.exists(gitDirectory.resolve(work.file)))
                .findFirst();
    }

    String words() {
        return words;
    }

    /** Whether HEAD stands somewhere in between, where nobody would want to start; else it is the branch as it was. */
    boolean headIsOnTheWay() {
        return headIsOnTheWay;
    }
}
