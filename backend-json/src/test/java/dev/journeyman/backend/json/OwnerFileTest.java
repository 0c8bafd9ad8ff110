package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.store.Owner;
import dev.journeyman.testkit.crash.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerFileTest {
    private static final ProcessHandle ME = ProcessHandle.current();

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private OwnerFile owner = new OwnerFile(file);

    @BeforeEach
    void open() {
        file = folder.resolve("owner");
        owner = new OwnerFile(file);
    }

    @Test
    void namesTheProcessThatTookIt() throws IOException {
        owner.take("me");
        assertThat(owner.owner()).contains(new Owner("me", ME.pid(), true));
    }

    @Test
    void everyTakeIsOneEpochHigher() throws IOException {
        assertThat(owner.take("me")).isEqualTo(1);
        owner.free();
        assertThat(new OwnerFile(file).take("you")).isEqualTo(2);
    }

    @Test
    void nobodyOwnsWhatWasFreed() throws IOException {
        owner.take("me");
        owner.free();
        assertThat(owner.owner()).isEmpty();
    }

    @Test
    void aProcessThatStartedAtAnotherTimeIsAnother() throws IOException {
        note(ME.pid(), "\"" + Instant.EPOCH + "\"", Host.NAME);
        assertThat(owner.owner()).isEmpty();
    }

    @Test
    void aProcessOfUnknownStartIsKnownByItsNumber() throws IOException {
        note(ME.pid(), "null", Host.NAME);
        assertThat(owner.owner()).contains(new Owner("me", ME.pid(), true));
    }

    @Test
    void aDeadProcessOwnsNothing() throws Exception {
        Process dead = new ProcessBuilder(JavaProgram.java(), "-version").start();
        dead.waitFor();
        note(dead.pid(), "null", Host.NAME);
        assertThat(owner.owner()).isEmpty();
    }

    @Test
    void ofAnotherMachinesProcessNothingIsKnown() throws IOException {
        note(ME.pid(), "null", "elsewhere");
        assertThat(owner.owner()).contains(new Owner("me", 0, false));
    }

    private void note(long pid, String started, String host) throws IOException {
        Files.writeString(
                file,
                "{\"name\":\"me\",\"pid\":%d,\"started\":%s,\"epoch\":3,\"host\":\"%s\",\"held\":true}"
                        .formatted(pid, started, host));
    }
}
