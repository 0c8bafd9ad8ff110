package dev.journeyman.core.workspace;

import org.eclipse.jgit.lib.CoreConfig.EolStreamType;

/** How line ends change on the way from a blob to a file. */
final class LineEnds {
    private LineEnds() {}

    /** JGit would also take carriage returns away there; git only ever adds them. */
    static EolStreamType onCheckout(EolStreamType said) {
        return switch (said) {
            case TEXT_LF, AUTO_LF -> EolStreamType.DIRECT;
            default -> said;
        };
    }
}
