package dev.journeyman.core.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file of lines, each a JSON object, readable for its owner only. */
final class NewLines {
    private static final Set<StandardOpenOption> ANEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final OutputStream out;
    private final Seal seal = new Seal();

    private NewLines(OutputStream out) {
        this.out = out;
    }

    /** What is to stand in the file. */
    @FunctionalInterface
    interface Content {
        void writeTo(NewLines lines) throws IOException, InterruptedException;
    }

    /**
     * Makes the file, durable on return.
     *
     * @throws FileAlreadyExistsException if it is there
     * @throws IOException if it cannot be written; then none is left
     */
    static void create(Path file, Content content) throws IOException, InterruptedException {
        boolean written = false;
        try (FileChannel channel = FileChannel.open(file, ANEW, ownersOnly(file))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(new NewLines(out));
            out.flush();
            channel.force(true);
            written = true;
        } catch (FileAlreadyExistsException e) {
            written = true;
            throw e;
        } finally {
            if (!written) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        boolean posix = file.toAbsolutePath()
                .getFileSystem()
                .supportedFileAttributeViews()
                .contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    void add(JsonNode line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        seal.add(bytes);
        out.write(bytes);
    }

    /** Stands for all lines so far. */
    String seal() {
        return seal.value();
    }
}
