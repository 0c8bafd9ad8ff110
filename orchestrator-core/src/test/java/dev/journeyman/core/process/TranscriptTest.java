package dev.journeyman.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final int FITS = 32 * 1024;

    @Property(tries = 200)
    void keepsWhatFits(@ForAll @IntRange(max = FITS) int length, @ForAll @IntRange(min = 1, max = 9000) int chunk) {
        String text = "x0123456789\n".repeat(FITS).substring(0, length);

        assertThat(transcript(text, chunk).text()).isEqualTo(text);
    }

    @Property(tries = 200)
    void keepsFirstAndLastLinesOfWhatDoesNot(
            @ForAll @IntRange(min = 2800, max = 20_000) int lines, @ForAll @IntRange(min = 1, max = 9000) int chunk)
            throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(String.format("line %06d\n", i));
        }
        String kept = transcript(text.toString(), chunk).text();

        String gap =
                kept.lines().filter(line -> line.startsWith("[...")).findFirst().orElseThrow();
        String head = kept.substring(0, kept.indexOf(gap));
        String tail = kept.substring(kept.indexOf(gap) + gap.length() + 1);
        assertThat(text.toString()).startsWith(head).endsWith(tail);
        assertThat(tail).startsWith("line ").endsWith(String.format("line %06d\n", lines - 1));
        assertThat(gap).startsWith("[... " + (text.length() - head.length() - tail.length()) + " of " + text.length());
        assertThat(gap).contains(sha256(text.toString()));
    }

    @Test
    void cutsALineThatNeverEnds() {
        String kept = transcript("x".repeat(100_000), 512).text();

        assertThat(kept).matches("(?s)x{8192}\\n\\[\\.\\.\\. 67232 of 100000 bytes cut; .*]\\nx{24576}");
    }

    private static Transcript transcript(String text, int chunk) {
        Transcript transcript = new Transcript();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] buffer = new byte[chunk];
        for (int at = 0; at < bytes.length; at += chunk) {
            int length = Math.min(chunk, bytes.length - at);
            System.arraycopy(bytes, at, buffer, 0, length);
            transcript.add(buffer, length);
        }
        return transcript;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
