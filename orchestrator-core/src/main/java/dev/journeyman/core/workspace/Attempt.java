package dev.journeyman.core.workspace;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.MissingObjectException;

/** Turns what the disk and git throw into failures that say what was attempted. */
final class Attempt {
    /** Work that may fail on disk. */
    interface Work {
        void run() throws IOException;
    }

    /** Work with a result that may fail on disk. */
    interface Query<T> {
        T run() throws IOException;
    }

    private Attempt() {}

    /** Does the work; {@code what} completes the sentence "Could not ...". */
    static void to(String what, Work work) {
        get(what, () -> {
            work.run();
            return what;
        });
    }

    static <T> T get(String what, Query<T> query) {
        try {
            return query.run();
        } catch (MissingObjectException e) {
            throw new OrchestratorException(
                    Failure.giveUp(
                            "workspace.missing-object",
                            "Could not " + what + ": git object "
                                    + e.getObjectId().name()
                                    + " is missing. Was the repository cleaned by hand? Restore it, or start a new workflow."),
                    e);
        } catch (org.eclipse.jgit.dircache.InvalidPathException e) {
            throw new OrchestratorException(
                    Failure.giveUp(
                            "workspace.invalid-path",
                            "Could not " + what + ": a file's name is not safe to write here (" + e.getMessage()
                                    + ")."),
                    e);
        } catch (InvalidPathException e) {
            throw new OrchestratorException(
                    Failure.of(
                            Remedy.ASK_HUMAN,
                            "workspace.locale",
                            "Could not " + what + ": this JVM cannot write the file name '" + e.getInput()
                                    + "'. Start it with a UTF-8 locale, such as LC_ALL=C.UTF-8."),
                    e);
        } catch (IOException | JGitInternalException e) {
            throw new OrchestratorException(
                    Failure.of(
                            Remedy.ASK_HUMAN,
                            "workspace.io",
                            "Could not " + what + ": " + reason(e)
                                    + ". Check disk space and permissions, then resume."),
                    e);
        }
    }

    /** A refusal that no repeat will change. */
    static OrchestratorException refused(String code, String message) {
        return new OrchestratorException(Failure.giveUp(code, message));
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
    }
}
