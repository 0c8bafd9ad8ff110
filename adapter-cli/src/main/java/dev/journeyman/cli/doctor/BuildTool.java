package dev.journeyman.cli.doctor;

import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.core.config.ChecksSettings;
import dev.journeyman.core.config.ChecksSettings.BuildKind;
import dev.journeyman.core.verify.Build;
import dev.journeyman.core.verify.Builds;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program that a project is built with.
 *
 * @param root of the checkout
 * @param shell knows where programs are looked for
 */
record BuildTool(Path root, Shell shell) {
    /** What would be run for the tests. */
    String describe(ChecksSettings checks) {
        if (checks.build().filter(BuildKind.NONE::equals).isPresent()) {
            return "none, as checks.build says: nothing is checked";
        }
        List<String> argv = build(checks).in(root).argv(Check.TEST);
        String program = argv.get(0);
        if (!runnable(program)) {
            throw Doctor.problem("The tests are run with '" + program
                    + "', which is not on the PATH and not in the project: install it, or set checks.test in"
                    + " journeyman.yaml.");
        }
        return String.join(" ", argv);
    }

    private Build build(ChecksSettings checks) {
        return Builds.detect(new Checkout(root), checks)
                .orElseThrow(() -> Doctor.problem("No build was recognised in " + root
                        + ": set checks.test in journeyman.yaml to the command that runs the tests."));
    }

    private boolean runnable(String program) {
        Stream<Path> places = program.contains("/")
                ? Stream.of(root)
                : Stream.of(shell.variable("PATH").orElse("").split(File.pathSeparator))
                        .map(Path::of);
        return places.map(place -> place.resolve(program)).anyMatch(Files::isExecutable);
    }
}
