package dev.journeyman.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.backend.json.JsonWorkTracker;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemsBenchmarkTest {
    @TempDir
    Path temp;

    @Test
    void whatCallsTakeIsMeasuredAndWhatAClaimChangedIsSeen() {
        ItemCalls calls = new ItemCalls(30, 5);
        calls.measure(new JsonWorkTracker(temp.resolve("cold")), false);
        assertThat(calls.median(ItemCalls.LIST)).isNaN();
        calls.measure(new JsonWorkTracker(temp.resolve("warm")), true);
        assertThat(ItemCalls.NAMES)
                .allSatisfy(call -> assertThat(calls.median(call)).isPositive());
        assertThat(calls.line()).containsPattern("30 items: list +\\d+\\.\\d\\d ms, claim .*, progress ");
    }
}
