package dev.journeyman.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.journal.Artifacts;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.WorkflowState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private static final WorkflowId ID = new WorkflowId("w1");

    @TempDir
    Path temp;

    private final List<Recorded> journal = new ArrayList<>();

    private Recorded append(long millis, String scope, Event event) {
        long sequence = journal.size() + 1L;
        Recorded recorded = new Recorded(sequence, sequence - 1, Instant.ofEpochMilli(millis), scope, "", event);
        journal.add(recorded);
        return recorded;
    }

    private Recorded started() {
        return append(
                0,
                "",
                new Event.Started(1, WorkRequest.of("Do it."), "p", "feature", List.of("code"), List.of(), "base"));
    }

    private Progress progress() {
        return Progress.of(
                WorkflowState.of(ID, journal).view(),
                journal,
                new Artifacts(StateFileTest.class.getClassLoader()),
                (from, to) -> List.of());
    }

    @Test
    void itIsWrittenAtMostOnceASecondButAlwaysWhenAPhaseEnds() throws Exception {
        Path page = temp.resolve("STATE/w1.md");
        StateFile file = new StateFile(page, this::progress);
        file.after(started());
        assertThat(page).content().contains("code (pending)");

        file.after(append(400, "code#1", new Event.PhaseStarted("code", 1, 1, "base", List.of(), 5)));
        assertThat(page).content().contains("code (pending)");

        file.after(append(1100, "", new Event.Owner(2, "next")));
        assertThat(page).content().contains("code (running)");

        file.after(append(1200, "code#1", new Event.PhaseDone(List.of(), Optional.empty(), "tree", false)));
        assertThat(page).content().contains("[x] code (completed)");
    }

    @Test
    void aPageThatCannotBeWrittenStopsNothing() throws Exception {
        Path inTheWay = Files.writeString(temp.resolve("STATE"), "a file");
        new StateFile(inTheWay.resolve("w1.md"), this::progress).after(started());
        assertThat(inTheWay).hasContent("a file");
    }
}
