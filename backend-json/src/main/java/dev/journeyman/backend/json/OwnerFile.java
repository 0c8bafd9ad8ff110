package dev.journeyman.backend.json;

import com.fasterxml.jackson.core.JacksonException;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The note beside an owner's lock that says who holds it, so that nobody needs to touch the lock to find out. */
final class OwnerFile {
    /** Start times are computed from the system's boot time, which moves a little when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final Path file;

    OwnerFile(Path file) {
        this.file = file;
    }

    /** Who owns the workflow, as far as the note and the processes of this machine tell. */
    Optional<Owner> owner() throws IOException {
        return note().filter(Note::held).flatMap(OwnerFile::owner);
    }

    private static Optional<Owner> owner(Note note) {
        if (!note.host().equals(Host.NAME)) {
            return Optional.of(new Owner(note.name(), 0, false));
        }
        return lives(note) ? Optional.of(new Owner(note.name(), note.pid(), true)) : Optional.empty();
    }

    private static boolean lives(Note note) {
        return ProcessHandle.of(note.pid())
                .filter(ProcessHandle::isAlive)
                .map(process -> sameStart(process.info().startInstant(), note.started()))
                .orElse(false);
    }

    /** Another start time is another process with the same number. Where either is unknown, the number decides. */
    private static boolean sameStart(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty()
                || other.isEmpty()
                || Duration.between(one.get(), other.get()).abs().compareTo(TOLERANCE) <= 0;
    }

    /** Notes the new holder of the lock, durably; returns its epoch. */
    long take(String name) throws IOException {
        ProcessHandle process = ProcessHandle.current();
        Note note = new Note(
                name,
                process.pid(),
                process.info().startInstant(),
                note().map(Note::epoch).orElse(0L) + 1,
                Host.NAME,
                true);
        PrivateFiles.replace(file, Json.write(note));
        return note.epoch();
    }

    /** Notes that the lock is about to be free. */
    void free() throws IOException {
        Optional<Note> note = note();
        if (note.isPresent()) {
            PrivateFiles.replace(file, Json.write(note.get().freed()));
        }
    }

    private Optional<Note> note() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(PrivateFiles.read(file), Note.class));
        } catch (JacksonException e) {
            throw new StoreException(
                    "The note of the owner, " + file
                            + ", cannot be read, so the next epoch is unknown. Nothing was changed."
                            + " Restore the file from a copy, or write into it, with a number above every epoch so far:"
                            + " {\"name\":\"\",\"pid\":0,\"epoch\":1000,\"host\":\"\",\"held\":false}",
                    e);
        }
    }

    private record Note(String name, long pid, Optional<Instant> started, long epoch, String host, boolean held) {
        Note freed() {
            return new Note(name, pid, started, epoch, host, false);
        }
    }
}
