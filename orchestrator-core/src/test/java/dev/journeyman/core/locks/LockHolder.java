package dev.journeyman.core.locks;

import dev.journeyman.api.WorkflowId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A process that takes a lock, says so, and is there to be killed. */
final class LockHolder {
    private LockHolder() {}

    /** The folder of locks. */
    public static void main(String[] args) throws IOException {
        new LockFolder(Path.of(args[0]), InstantSource.system())
                .take(new WorkflowId("a"), "d/one", List.of("src/Main.java"));
        System.out.println("held");
        System.in.read();
    }
}
