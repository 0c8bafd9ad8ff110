package dev.journeyman.core.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectLoader;

/**
 * What git holds instead of a file that Git LFS keeps.
 *
 * @param oid the SHA-256 of the file's content
 * @param size of the content in bytes
 */
record LfsPointer(String oid, long size) {
    private static final int LONGEST = 1024;
    private static final Pattern TEXT = Pattern.compile(
            "version https://git-lfs\\.github\\.com/spec/v1\n(?:ext-.*\n)*oid sha256:([0-9a-f]{64})\nsize (\\d{1,18})\n");

    static Optional<LfsPointer> parse(byte[] text) {
        Matcher matcher = TEXT.matcher(text.length > LONGEST ? "" : new String(text, UTF_8));
        return matcher.matches()
                ? Optional.of(new LfsPointer(matcher.group(1), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    static Optional<LfsPointer> read(ObjectLoader blob) throws IOException {
        try {
            return blob.getSize() > LONGEST ? Optional.empty() : parse(blob.getCachedBytes(LONGEST));
        } catch (LargeObjectException e) {
            return Optional.empty();
        }
    }

    static Optional<LfsPointer> read(Path file) throws IOException {
        return Files.size(file) > LONGEST ? Optional.empty() : parse(Files.readAllBytes(file));
    }

    /** Whether a file holds the content that is meant. */
    boolean means(Path file) throws IOException {
        return Files.size(file) == size && oid.equals(sha256(file));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
