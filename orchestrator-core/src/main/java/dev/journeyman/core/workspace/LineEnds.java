package dev.journeyman.core.workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.dircache.DirCacheCheckout.CheckoutMetadata;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CoreConfig.EolStreamType;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.WorkingTreeOptions;
import org.jspecify.annotations.Nullable;

/** How line ends change between a blob and its file. */
final class LineEnds {
    private final Repository git;
    private final TreeWalk walk;

    /**
     * Of the file at which a walk stands.
     *
     * @param walk beside a directory
     */
    LineEnds(Repository git, TreeWalk walk) {
        this.git = git;
        this.walk = walk;
    }

    /** JGit would also take carriage returns away there; git only ever adds them. */
    static @Nullable EolStreamType onCheckout(@Nullable EolStreamType said) {
        return said == EolStreamType.TEXT_LF || said == EolStreamType.AUTO_LF ? EolStreamType.DIRECT : said;
    }

    /**
     * Whether a file is what a checkout writes: then it was not touched, whatever converting it back would make of it, as
     * where line ends were committed before the attributes.
     */
    boolean areAsCheckedOut(DirCacheEntry known, Path file) throws IOException {
        if (LfsRules.filtered(walk.getAttributes())) {
            return false;
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        DirCacheCheckout.getContent(
                git,
                known.getPathString(),
                new CheckoutMetadata(onCheckout(walk.getEolStreamType(OperationType.CHECKOUT_OP)), null),
                git.open(known.getObjectId()),
                git.getConfig().get(WorkingTreeOptions.KEY),
                written);
        return Arrays.equals(written.toByteArray(), Files.readAllBytes(file));
    }
}
