package dev.journeyman.agents.llm.research;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.agents.llm.MapTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceIndexTest {
    private static final MapTree TREE =
            MapTree.of("A.java", "class A {}").with("B.java", "class B {}").with("C.java", "class C {}");

    @TempDir
    Path state;

    @Test
    void aLaterRunParsesNothing() throws Exception {
        assertThat(parsed(TREE)).isEqualTo(3);
        assertThat(parsed(TREE)).isZero();
        assertThat(parsed(TREE.with("D.java", "class D {}"))).isOne();
        assertThat(parsed(TREE.with("D.java", "class D {}"))).isZero();
    }

    @Test
    void equalContentsAreParsedOnce() throws Exception {
        assertThat(parsed(TREE.with("copy/A.java", "class A {}"))).isEqualTo(3);
    }

    @Test
    void aTornEndCostsOneParse() throws Exception {
        parsed(TREE);
        byte[] whole = Files.readAllBytes(file());
        for (int cut = 1; cut < 60; cut++) {
            Files.write(file(), Arrays.copyOf(whole, whole.length - cut));

            assertThat(parsed(TREE)).as("cut by " + cut).isLessThanOrEqualTo(1);
            assertThat(parsed(TREE)).as("after cut by " + cut).isZero();
        }
    }

    @Test
    void aFlippedByteIsNoticed() throws Exception {
        parsed(TREE);
        String text = Files.readString(file());
        Files.writeString(file(), text.replace("\"name\":\"B\"", "\"name\":\"X\""));

        assertThat(SourceIndex.in(state)
                        .of(TREE, ParseListener.NONE)
                        .located()
                        .map(located -> located.type().name()))
                .containsExactly("A", "B", "C");
    }

    @Test
    void whateverHappensToTheFileTheResultIsTheSame() throws Exception {
        parsed(TREE);
        byte[] whole = Files.readAllBytes(file());
        Snapshot undamaged = SourceIndex.in(state).of(TREE, ParseListener.NONE);
        Random random = new Random(11);
        for (int i = 0; i < 300; i++) {
            Files.write(file(), damaged(whole, random));

            Snapshot found = SourceIndex.in(state).of(TREE, ParseListener.NONE);
            assertThat(found.located())
                    .as("damage " + i)
                    .containsExactlyElementsOf(undamaged.located().toList());
            assertThat(parsed(TREE)).as("after damage " + i).isZero();
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        switch (random.nextInt(3)) {
            case 0 -> bytes[from] ^= (byte) (1 + random.nextInt(255));
            case 1 -> Arrays.fill(bytes, from, to, (byte) 0);
            default -> bytes = Arrays.copyOf(bytes, from);
        }
        return bytes;
    }

    @Test
    void aDamagedFileIsWrittenAnew() throws Exception {
        parsed(TREE);
        byte[] whole = Files.readAllBytes(file());
        String text = Files.readString(file());
        Files.writeString(file(), text.replace("\"name\":\"B\"", "\"name\":\"X\""));

        assertThat(parsed(TREE)).isOne();
        assertThat(Files.size(file())).isEqualTo(whole.length);
    }

    @Test
    void aFileOfAnotherVersionOrOfSomebodyElseIsReplaced() throws Exception {
        for (String other : List.of("journeyman source index 0\nx", "", "\u0000\u0001", "{}")) {
            Files.createDirectories(state);
            Files.write(file(), other.getBytes(UTF_8));

            assertThat(parsed(TREE)).isEqualTo(3);
            assertThat(parsed(TREE)).isZero();
            Files.delete(file());
        }
    }

    @Test
    void whatNobodyNeedsAnyMoreLeavesTheFile() throws Exception {
        parsed(TREE);
        Files.writeString(file(), "old 0 {}\n".repeat(10_000), StandardOpenOption.APPEND);

        assertThat(parsed(TREE)).isZero();
        assertThat(Files.size(file())).isLessThan(10_000);
    }

    @Test
    void aFolderThatCannotBeWrittenCostsOnlyTime() throws Exception {
        Files.writeString(state.resolve("occupied"), "");
        SourceIndex index = SourceIndex.in(state.resolve("occupied"));

        assertThat(index.of(TREE, ParseListener.NONE).parsedAnew()).isEqualTo(3);
        assertThat(index.of(TREE, ParseListener.NONE).parsedAnew()).isZero();
    }

    @Test
    void parsingIsToldAndCanBeEnded() throws Exception {
        List<Integer> told = new ArrayList<>();
        SourceIndex.inMemory().of(TREE, (parsed, of) -> told.add(parsed));

        assertThat(told).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> SourceIndex.inMemory().of(TREE, (parsed, of) -> {
                    throw new InterruptedException("enough");
                }))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void namesCannotMoveATerminalOrEndALine() throws Exception {
        String escape = "\u001b[2J";
        Snapshot snapshot = SourceIndex.inMemory()
                .of(MapTree.of("a\n\u202e" + escape + "/A.java", """
                                import org.springframework.web.bind.annotation.GetMapping;
                                /** A doc%1$s. */
                                class A {
                                    @GetMapping("/x\\n\\u001b[31m") String x(@Named("%1$s") String p) { return ""; }
                                }
                                """.formatted(escape)), ParseListener.NONE);

        String all = snapshot.paths() + " " + snapshot.sources();
        assertThat(all).contains("/A.java").contains("GetMapping");
        assertThat(all.codePoints().filter(Character::isISOControl)).isEmpty();
        assertThat(all).doesNotContain("\u202e");
    }

    private int parsed(MapTree tree) throws InterruptedException {
        return SourceIndex.in(state).of(tree, ParseListener.NONE).parsedAnew();
    }

    private Path file() {
        return state.resolve("sources.index");
    }
}
