package dev.journeyman.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HintsTest {
    private static final WorkflowId ID = new WorkflowId("w1");

    @Test
    void inTheProjectCommandsAreShort() {
        Hints hints = new Hints("./journeyman", Path.of("/p"), Path.of("/p"), List.of());
        assertThat(hints.journeyman("resume", ID, "")).isEqualTo("./journeyman resume w1");
        assertThat(hints.journeyman("list")).isEqualTo("./journeyman list");
        assertThat(hints.git("merge b")).isEqualTo("git merge b");
    }

    @Test
    void elsewhereTheyNameItSoThatAShellReadsIt() {
        Hints hints = new Hints("journeyman", Path.of("/home"), Path.of("/it's here"), List.of("--store", "my store"));
        assertThat(hints.journeyman("resume", ID, ""))
                .isEqualTo("journeyman resume w1 --project '/it'\\''s here' --store 'my store'");
        assertThat(hints.git("merge b")).isEqualTo("git -C '/it'\\''s here' merge b");
    }
}
