package dev.journeyman.backend.linear;

import dev.journeyman.api.work.WorkTracker;
import java.nio.file.Path;

/**
 * The two sides, and what is kept of them.
 *
 * @param settings how Linear is used
 * @param api Linear
 * @param local this machine
 * @param mirror how far both agree
 * @param outbox comments for Linear
 * @param remarks what people did there
 */
record Sides(Settings settings, LinearApi api, WorkTracker local, Mirror mirror, Outbox outbox, RemarkFile remarks) {
    /** Reads what is kept, by whoever holds the lock of the folder. */
    static Sides open(Path folder, Settings settings, LinearApi api, WorkTracker local, Outbox outbox) {
        RemarkFile remarks = new RemarkFile(remarks(folder));
        remarks.begin();
        return new Sides(settings, api, local, Mirror.open(folder.resolve("mirror.jsonl")), outbox, remarks);
    }

    /** Where remarks are read, too, by those who do not hold it. */
    static Path remarks(Path folder) {
        return folder.resolve("remarks.jsonl");
    }
}
