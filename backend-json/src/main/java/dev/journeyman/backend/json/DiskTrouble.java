package dev.journeyman.backend.json;

import dev.journeyman.api.store.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;

/** Says what a failed file operation means: where, and what to do about it. */
final class DiskTrouble {
    private DiskTrouble() {}

    static <T> T translated(Path path, IoCall<T> call) {
        try {
            return call.call();
        } catch (IOException e) {
            throw at(path, e);
        }
    }

    static StoreException at(Path path, IOException cause) {
        return new StoreException(
                "Could not read or write " + path + ": " + reason(cause) + ". " + remedy(cause), cause);
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
    }

    private static String remedy(IOException cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("not enough space")) {
            return "The disk is full: free some space, then resume.";
        }
        if (message.contains("quota") || message.contains("file too large")) {
            return "A limit on disk use is reached: raise it or free some space, then resume.";
        }
        if (message.contains("read-only")) {
            return "The disk is mounted read-only: remount it, or move the state folder, then resume.";
        }
        if (cause instanceof AccessDeniedException || message.contains("permission denied")) {
            return "Give this user the right to read and write there, then resume.";
        }
        if (message.contains("too many open files")) {
            return "Raise the limit on open files (ulimit -n), then resume.";
        }
        return "Check the disk, then resume; nothing that was acknowledged is lost.";
    }
}
