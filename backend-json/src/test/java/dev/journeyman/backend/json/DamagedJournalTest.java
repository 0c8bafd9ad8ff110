package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.store.JournalCorruptException;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.testkit.EntryChain;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Whatever happens to a journal's bytes: the exact prefix, or an error that names file and line. */
class DamagedJournalTest {
    private Path file = Path.of("");

    @BeforeProperty
    void createFile() throws IOException {
        file = Files.createTempFile("journal", ".jsonl");
    }

    @AfterProperty
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 12)
    void aJournalCutAtAnyByteIsAPrefix(@ForAll("journals") Journal journal) throws IOException {
        for (int length = 0; length <= journal.bytes.length; length++) {
            byte[] cut = Arrays.copyOf(journal.bytes, length);
            write(cut);
            assertThat(read()).isEqualTo(journal.entries.subList(0, journal.wholeLines(length)));
            assertThat(Files.readAllBytes(file)).isEqualTo(cut);
        }
    }

    @Property(tries = 12)
    void aChangedByteIsFoundInItsLine(@ForAll("journals") Journal journal) throws IOException {
        for (int at = 0; at < journal.bytes.length - 1; at++) {
            for (byte value :
                    new byte[] {(byte) (journal.bytes[at] ^ 1), (byte) (journal.bytes[at] ^ 0x80), 0, '\n', '}'}) {
                byte[] changed = journal.bytes.clone();
                changed[at] = value;
                if (value != journal.bytes[at]) {
                    expectCorrupt(changed, journal.wholeLines(at) + 1);
                }
            }
        }
    }

    private void expectCorrupt(byte[] bytes, int line) throws IOException {
        write(bytes);
        assertThatThrownBy(this::read)
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Line " + line + " ");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Property(tries = 12)
    void withoutItsLastNewlineTheLastLineIsTorn(@ForAll("journals") Journal journal) throws IOException {
        byte[] changed = journal.bytes.clone();
        changed[changed.length - 1] = ' ';
        write(changed);
        assertThat(read()).isEqualTo(journal.entries.subList(0, journal.entries.size() - 1));
    }

    @Property(tries = 12)
    void aLostRepeatedOrMovedLineIsFound(@ForAll("journals") Journal journal) throws IOException {
        List<JournalEntry> entries = new ArrayList<>(journal.entries);
        JournalEntry first = entries.remove(0);
        expectCorrupt(JournalLine.encode(entries), 1);
        entries.add(1, first);
        expectCorrupt(JournalLine.encode(entries), 1);
        entries.addAll(0, List.of(first, first));
        expectCorrupt(JournalLine.encode(entries), 2);
    }

    @Property(tries = 12)
    void theNextOwnerCutsTheTornTailAndGoesOn(@ForAll("journals") Journal journal) throws IOException {
        for (int length = 0; length <= journal.bytes.length; length++) {
            write(Arrays.copyOf(journal.bytes, length));
            List<JournalEntry> expected = new ArrayList<>(journal.entries.subList(0, journal.wholeLines(length)));
            expected.add(appendOne(new JournalFile(file).tail()));
            assertThat(Files.readAllBytes(file)).isEqualTo(JournalLine.encode(expected));
        }
    }

    private JournalEntry appendOne(JournalFile.Tail tail) throws IOException {
        JournalEntry entry = JournalEntry.chain(tail.sequence() + 1, tail.hash(), "{\"next\":true}");
        try (AppendLog log = AppendLog.open(file, tail.end(), UnforcedFile::new)) {
            assertThat(Files.size(file)).as("nothing torn is left").isEqualTo(tail.end());
            log.append(JournalLine.encode(List.of(entry)));
        }
        return entry;
    }

    /** Without cutting the file to nothing in between, after which some file systems force it to the disk. */
    private void write(byte[] bytes) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(bytes);
            out.setLength(bytes.length);
        }
    }

    private List<JournalEntry> read() throws IOException {
        return new JournalFile(file).read(0, 1000, Long.MAX_VALUE);
    }

    @Provide
    Arbitrary<Journal> journals() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('\u00e4', '\u4f60', '\ufffd', '"', '{', '}', ',')
                .ofMaxLength(12)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(Journal::of);
    }

    static final class Journal {
        final List<JournalEntry> entries;
        final byte[] bytes;

        private Journal(List<JournalEntry> entries) {
            this.entries = entries;
            this.bytes = JournalLine.encode(entries);
        }

        static Journal of(List<String> texts) {
            EntryChain chain = EntryChain.start();
            List<JournalEntry> entries =
                    texts.stream().map(text -> chain.next("{" + text + "}")).toList();
            return new Journal(entries);
        }

        /** How many lines end within the first bytes. */
        int wholeLines(int length) {
            int lines = 0;
            for (int i = 0; i < length; i++) {
                lines += bytes[i] == '\n' ? 1 : 0;
            }
            return lines;
        }
    }
}
