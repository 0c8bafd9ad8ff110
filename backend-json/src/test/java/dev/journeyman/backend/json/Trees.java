package dev.journeyman.backend.json;

import dev.journeyman.api.WorkflowId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders of tests and what is in them. */
final class Trees {
    static final WorkflowId WF = new WorkflowId("wf");

    private Trees() {}

    /** Everything below a folder, with '/' and relative to it, sorted. */
    static List<String> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
