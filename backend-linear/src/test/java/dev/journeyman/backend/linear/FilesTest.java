package dev.journeyman.backend.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.work.ItemRemark;
import dev.journeyman.api.work.ItemRemarks;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.backend.linear.MirrorLine.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    @TempDir
    Path folder;

    @Test
    void whatIsTornIsNotThereAndIsOverwritten() throws IOException {
        Path file = folder.resolve("lines");
        Files.writeString(file, "one\ntw");
        LineFile lines = new LineFile(file);
        assertThat(lines.begin()).containsExactly("one");
        lines.append(List.of("2", "3"));
        assertThat(Files.readString(file)).isEqualTo("one\n2\n3\n");
        assertThat(lines.read(4, 1)).isEqualTo(new LineFile.Page(List.of("2"), 6, true));
        assertThat(lines.read(6, 9)).isEqualTo(new LineFile.Page(List.of("3"), 8, false));
        assertThat(lines.read(99, 9).lines()).as("of another file").hasSize(3);
    }

    @Test
    void remarksAreKeptOnceAndReadInPages() {
        Path file = folder.resolve("remarks.jsonl");
        RemarkFile remarks = new RemarkFile(file);
        remarks.begin();
        for (String id : List.of("1", "2", "1", "3")) {
            remarks.add(new ItemRemark(id, new WorkItemId("a"), "Anna", "text\n" + id));
        }
        RemarkFile other = new RemarkFile(file);
        ItemRemarks page = other.read("", 2);
        assertThat(page.remarks()).extracting(ItemRemark::id).containsExactly("1", "2");
        assertThat(page.more()).isTrue();
        assertThat(other.read(page.cursor(), 2).remarks())
                .containsExactly(new ItemRemark("3", new WorkItemId("a"), "Anna", "text\n3"));
        other.begin();
        assertThat(other.add(page.remarks().get(0))).isFalse();
    }

    @Test
    void theMirrorIsWrittenAnewWhenMostOfItIsOutdated() throws IOException {
        Path file = folder.resolve("mirror.jsonl");
        Mirror mirror = Mirror.open(file);
        for (int i = 0; i < 2_100; i++) {
            mirror.put(new Sent("p" + i % 2, String.valueOf(i)));
        }
        mirror.put(new Sent("p1", "2099"));
        assertThat(Files.readAllLines(file))
                .as("what says nothing new is not written")
                .hasSize(2_100);
        assertThat(Mirror.open(file).sent("p1").map(Sent::cursor)).contains("2099");
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(Mirror.open(file).sent("p0").map(Sent::cursor)).contains("2098");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("mirror.jsonl"), "{\"line\":\"what\"}\n");
        assertThatThrownBy(() -> Mirror.open(file))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("damaged");
    }

    @Test
    void onlyTheUserMayReadThem() throws IOException {
        new Outbox(folder.resolve("outbox")).put(new Outbox.Comment("id", "a", "text"));
        try (var files = Files.walk(folder.resolve("outbox"))) {
            for (Path path : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .endsWith("------");
            }
        }
    }

    @Test
    void oneAtATimeHoldsTheFolder() {
        Optional<SyncLock> held = SyncLock.tryAcquire(folder);
        assertThat(held).isPresent();
        assertThat(SyncLock.tryAcquire(folder)).isEmpty();
        held.orElseThrow().close();
        Optional<SyncLock> next = SyncLock.tryAcquire(folder);
        assertThat(next).isPresent();
        next.orElseThrow().close();
    }

    @Test
    void idsFollowFromNamesAndAreToldFromThoseOfOthers() {
        String id = ClientId.of("issue", "a", "b");
        assertThat(id).isEqualTo(ClientId.of("issue", "a", "b")).isNotEqualTo(ClientId.of("issue", "ab"));
        assertThat(java.util.UUID.fromString(id).version()).isEqualTo(4);
        assertThat(java.util.UUID.fromString(id).variant()).isEqualTo(2);
        assertThat(ClientId.isOurs(id)).isTrue();
        assertThat(ClientId.isOurs("3f2504e0-4f89-41d3-9a0c-0305e82c3301")).isFalse();
        assertThat(ClientId.isOurs("none")).isFalse();
    }

    @Test
    void theBlockOfADescriptionIsTakenOffWhateverStandsBeforeIt() {
        String composed = Description.compose("text\n\n```java\ncode\n```", "a");
        assertThat(Description.text(composed)).isEqualTo("text\n\n```java\ncode\n```");
        assertThat(Description.text("without")).isEqualTo("without");
    }
}
