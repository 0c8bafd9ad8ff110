package dev.journeyman.core.transfer;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.core.workspace.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of a project's backups in a folder: project and time, so that the order of the names is that of the times. */
final class BackupFolder {
    private static final String END = ".backup.jsonl";
    private static final String DRAFT = ".new";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final ProjectId project;
    private final String start;

    BackupFolder(Path folder, ProjectId project) {
        this.folder = folder.toAbsolutePath().normalize();
        this.project = project;
        this.start = project.value().replaceAll("[^A-Za-z0-9._-]", "_") + "-";
    }

    /** Held by whoever makes one. */
    Path lock() {
        return folder.resolve("." + start + "backup.lock");
    }

    Path file(Instant at) {
        return folder.resolve(start + TIME.format(at) + END);
    }

    /** Where a file is written before it is whole. */
    static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + DRAFT);
    }

    void make() throws IOException {
        Files.createDirectories(folder);
    }

    /** Makes the names durable. */
    void force() {
        Durable.forceFolder(folder);
    }

    /** The backups, newest first. */
    List<Path> files() throws IOException {
        return named(END);
    }

    /** When the newest was made. */
    Optional<Instant> newest() throws IOException {
        return files().stream().findFirst().flatMap(this::time);
    }

    /** What a process left that was killed while it wrote; to be called by whoever holds the lock. */
    void dropDrafts() throws IOException {
        for (Path draft : named(END + DRAFT)) {
            Files.deleteIfExists(draft);
        }
    }

    /** Deletes all but the newest few, if they say that they are backups of this project. */
    void dropAllBut(int keep) throws IOException {
        List<Path> all = files();
        for (Path old : all.subList(Math.min(keep, all.size()), all.size())) {
            if (isOurs(old)) {
                Files.deleteIfExists(old);
            }
        }
    }

    private boolean isOurs(Path file) {
        try {
            return BackupFile.project(file).equals(project);
        } catch (OrchestratorException e) {
            return false;
        }
    }

    private List<Path> named(String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(end))
                    .filter(file -> time(file).isPresent())
                    .sorted(Comparator.comparing(BackupFolder::name).reversed())
                    .toList();
        }
    }

    /** Empty if the name is none that we give. */
    private Optional<Instant> time(Path file) {
        String name = name(file);
        int end = name.indexOf(END);
        if (!name.startsWith(start) || end < start.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(TIME.parse(name.substring(start.length(), end), Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
