package dev.journeyman.core.workspace;

import org.eclipse.jgit.lib.CoreConfig.EolStreamType;
import org.jspecify.annotations.Nullable;

/** How line ends change on the way from a blob to a file. */
final class LineEnds {
    private LineEnds() {}

    /** JGit would also take carriage returns away there; git only ever adds them. */
    static @Nullable EolStreamType onCheckout(@Nullable EolStreamType said) {
        return said == EolStreamType.TEXT_LF || said == EolStreamType.AUTO_LF ? EolStreamType.DIRECT : said;
    }
}
