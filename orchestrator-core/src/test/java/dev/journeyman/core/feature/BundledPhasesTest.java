package dev.journeyman.core.feature;

import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.TestFailure;
import dev.journeyman.api.artifact.TestReport;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.core.pipeline.BundledPhases;
import dev.journeyman.core.testing.PhaseContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** Every bundled phase keeps the contract. */
class BundledPhasesTest {
    private static final CheckReport PASSED = report(List.of());
    private static final Baseline BASELINE = new Baseline("maven", Optional.of(PASSED));

    private static CheckReport report(List<TestFailure> failures) {
        return new CheckReport("", List.of("mvn"), failures.isEmpty() ? 0 : 1, 1, 1, 0, failures, Optional.empty(), "");
    }

    private static Phase bundled(String name) {
        return BundledPhases.all().stream()
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    abstract static class Bundled extends PhaseContract {
        private final Phase phase;

        Bundled(String name) {
            phase = bundled(name);
        }

        @Override
        protected Phase phase() {
            return phase;
        }

        @Override
        protected List<Agent> agents() {
            return new Team().agents();
        }
    }

    @Nested
    class Requirements extends Bundled {
        Requirements() {
            super("requirements");
        }
    }

    @Nested
    class Research extends Bundled {
        Research() {
            super("research");
        }
    }

    @Nested
    class Plan extends Bundled {
        Plan() {
            super("plan");
        }
    }

    @Nested
    class Code extends Bundled {
        Code() {
            super("code");
        }

        @Override
        protected List<Record> earlierArtifacts() {
            return List.of(Team.PLAN, BASELINE);
        }
    }

    @Nested
    class Tests extends Bundled {
        Tests() {
            super("tests");
        }

        @Override
        protected List<Record> earlierArtifacts() {
            return List.of(BASELINE);
        }
    }

    @Nested
    class Fix extends Bundled {
        Fix() {
            super("fix");
        }

        @Override
        protected List<Record> earlierArtifacts() {
            return List.of(
                    BASELINE,
                    new TestReport(
                            List.of(report(List.of(new TestFailure("LeftTest#works", "AssertionError", "wrong"))))));
        }

        @Override
        protected List<FileEdit> earlierEdits() {
            return List.of(
                    new FileEdit.Create("src/main/left.txt", "a BUG\n"),
                    new FileEdit.Create("src/test/LeftTest.txt", "src/main/left.txt"));
        }
    }

    @Nested
    class Docs extends Bundled {
        Docs() {
            super("docs");
        }

        @Override
        protected List<Record> earlierArtifacts() {
            return List.of(BASELINE);
        }
    }

    @Nested
    class Commit extends Bundled {
        Commit() {
            super("commit");
        }

        @Override
        protected List<FileEdit> earlierEdits() {
            return List.of(new FileEdit.Create("src/main/left.txt", "good\n"));
        }
    }
}
