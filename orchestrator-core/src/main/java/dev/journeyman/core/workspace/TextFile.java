package dev.journeyman.core.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** What counts as a text: UTF-8 without NUL, at most 1 MiB. */
final class TextFile {
    static final int LIMIT = 1 << 20;

    private TextFile() {}

    static Optional<String> read(ObjectReader reader, AnyObjectId blob) throws IOException {
        ObjectLoader loader = reader.open(blob);
        if (loader.getSize() > LIMIT) {
            return Optional.empty();
        }
        try {
            return decode(loader.getCachedBytes(LIMIT));
        } catch (LargeObjectException e) {
            return Optional.empty();
        }
    }

    static Optional<String> decode(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The bytes of a text; empty if it is no text. */
    static Optional<byte[]> encode(String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try {
            ByteBuffer buffer = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return Optional.of(bytes);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
