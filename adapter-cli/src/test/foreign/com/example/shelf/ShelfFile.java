package com.example.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.WorkflowHead;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/** A folder of the shelf on disk: rewritten as a whole with every change. */
final class ShelfFile {
    private ShelfFile() {}

    static void write(Shelf.Folder folder, Path file) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(folder, new DataOutputStream(bytes));
            Files.createDirectories(file.getParent());
            Path draft = Files.write(file.resolveSibling(file.getFileName() + ".new"), bytes.toByteArray());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Shelf.Folder folder, DataOutputStream out) throws IOException {
        out.writeLong(folder.epoch);
        out.writeInt(folder.journal.size());
        for (JournalEntry entry : folder.journal) {
            text(out, entry.json());
        }
        out.writeInt(folder.inbox.size());
        for (PostedSignal signal : folder.inbox) {
            text(out, signal.id());
            text(out, signal.json());
        }
        out.writeBoolean(folder.head != null);
        if (folder.head != null) {
            WorkflowHead head = folder.head;
            text(out, head.id().value());
            text(out, head.title());
            text(out, head.status().name());
            text(out, head.phase());
            out.writeInt(head.percent());
            text(out, head.openQuestion().orElse(""));
            usage(out, head.committed());
            out.writeLong(head.sequence());
            text(out, head.updated().toString());
        }
    }

    private static void usage(DataOutputStream out, Usage usage) throws IOException {
        out.writeInt(usage.modelCalls());
        out.writeLong(usage.inputTokens());
        out.writeLong(usage.outputTokens());
        out.writeLong(usage.microDollars());
        out.writeInt(usage.unpricedCalls());
    }

    static Shelf.Folder read(Path file) {
        Shelf.Folder folder = new Shelf.Folder();
        if (Files.exists(file)) {
            try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
                read(folder, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }

    private static void read(Shelf.Folder folder, DataInputStream in) throws IOException {
        folder.epoch = in.readLong();
        int entries = in.readInt();
        for (int i = 1; i <= entries; i++) {
            folder.journal.add(JournalEntry.chain(i, folder.newestHash(), text(in)));
        }
        int signals = in.readInt();
        for (int i = 1; i <= signals; i++) {
            folder.inbox.add(new PostedSignal(i, text(in), text(in)));
        }
        if (in.readBoolean()) {
            folder.head = new WorkflowHead(
                    new WorkflowId(text(in)),
                    text(in),
                    WorkflowStatus.valueOf(text(in)),
                    text(in),
                    in.readInt(),
                    Optional.of(text(in)).filter(question -> !question.isEmpty()),
                    new Usage(in.readInt(), in.readLong(), in.readLong(), in.readLong(), in.readInt()),
                    in.readLong(),
                    Instant.parse(text(in)));
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), UTF_8);
    }
}
