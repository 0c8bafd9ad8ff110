package dev.journeyman.core.sandbox;

import dev.journeyman.core.config.Sizes;
import dev.journeyman.core.process.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One run in bubblewrap. */
final class BubblewrapCell implements Sandbox.Cell {
    /**
     * Bubblewrap ends with the thread that started it, and threads of the engine come and go: so a shell is its parent. A
     * core dump would be as large as the memory.
     */
    private static final String LIMIT_THEN_RUN =
            "ulimit -c 0 2>/dev/null; ulimit -f \"$1\" 2>/dev/null; shift; \"$@\"; exit $?";

    private static final String SETUP = "bwrap: ";
    private static final String FULL = "No space left on device";

    /** How build tools say that they cannot reach the machines they fetch from. */
    private static final Pattern UNREACHABLE = Pattern.compile("Name or service not known|Temporary failure in name"
            + " resolution|UnknownHost|Unknown host|Network is unreachable|Could not resolve host|Could not transfer"
            + " artifact|No address associated with hostname|\\bENOTFOUND\\b|\\bEAI_AGAIN\\b|\\bENETUNREACH\\b"
            + "|failure was cached in the local repository|Could not GET '");

    private final List<String> options;
    private final Inside inside;
    private final boolean network;
    private final Bounds bounds;

    BubblewrapCell(List<String> options, Inside inside, boolean network, Bounds bounds) {
        this.options = options;
        this.inside = inside;
        this.network = network;
        this.bounds = bounds;
    }

    @Override
    public List<String> around(List<String> program) {
        List<String> shell = List.of("sh", "-c", LIMIT_THEN_RUN, "sh", Long.toString(bounds.fileBlocks()));
        return Stream.of(shell, options, program).flatMap(List::stream).toList();
    }

    @Override
    public Map<String, String> environment(Map<String, String> outside) {
        return inside.environment(outside, network);
    }

    @Override
    public void admit(long process) {
        try {
            bounds.admit(process);
        } catch (IOException e) {
            throw new UncheckedIOException("The limits of the sandbox could not be set for process " + process, e);
        }
    }

    @Override
    public Optional<String> breach() {
        return bounds.breach();
    }

    @Override
    public List<String> remarks(int exitCode, String output) {
        List<String> remarks = new ArrayList<>(bounds.kept());
        if (exitCode == 0) {
            return remarks;
        }
        if (output.startsWith(SETUP)) {
            remarks.add("The sandbox could not be set up for this command. Look at sandbox.read and sandbox.caches in"
                    + " journeyman.yaml; sandbox.enabled: false runs commands without.");
        }
        if (output.contains(FULL)) {
            remarks.add("In the sandbox /tmp and the home directory are in memory and hold "
                    + Sizes.format(Inside.TEMPORARY_BYTES) + " and " + Sizes.format(Inside.HOME_BYTES)
                    + ". Write large files to the directory of the project, or let a person name a folder in"
                    + " sandbox.caches in journeyman.yaml.");
        }
        if (!network && UNREACHABLE.matcher(output).find()) {
            remarks.add(
                    "There is no network for this command. If the build has to fetch something, let a person fetch it"
                            + " by building once by hand, or set sandbox.network: checks in journeyman.yaml ('all' for every"
                            + " command), then resume.");
        }
        return remarks;
    }

    @Override
    public void close() {
        bounds.close();
    }
}
