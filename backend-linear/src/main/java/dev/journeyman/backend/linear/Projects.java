package dev.journeyman.backend.linear;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.WorkTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The projects whose items are shown in Linear: a file each, so that whoever comes after a crash knows them. */
final class Projects {
    private static final int PAGE = 1_000;

    private final Path folder;
    private final WorkTracker local;
    private final Set<ProjectId> known = ConcurrentHashMap.newKeySet();

    Projects(Path folder, WorkTracker local) {
        this.folder = folder;
        this.local = local;
    }

    /**
     * A project.
     *
     * @param name ours
     * @param cursor where in its changes we began; what ended before stays here
     */
    record Entry(String name, String cursor) {}

    /** Notes a project whose items are about to be created; durable on return. */
    void register(ProjectId project) {
        if (known.contains(project)) {
            return;
        }
        Path file = folder.resolve(ClientId.of("project", project.value()) + ".json");
        try {
            if (!Files.exists(file)) {
                PrivateFiles.writeOnce(file, Json.write(new Entry(project.value(), end(project))));
            }
            known.add(project);
        } catch (IOException e) {
            throw Trouble.disk(file, e);
        }
    }

    /** Whoever changes over to Linear does not want all finished work of years there. */
    private String end(ProjectId project) {
        ItemChanges page = local.changes(project, "", PAGE);
        while (page.more()) {
            page = local.changes(project, page.cursor(), PAGE);
        }
        return page.cursor();
    }

    List<Entry> all() {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            List<Entry> all = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                all.add(read(file));
            }
            return all;
        } catch (IOException e) {
            throw Trouble.disk(folder, e);
        }
    }

    private static Entry read(Path file) throws IOException {
        try {
            return Json.read(Files.readString(file), Entry.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is damaged: remove it", e);
        }
    }
}
