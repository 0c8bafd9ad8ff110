package dev.journeyman.core.sandbox;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.step.Command;
import dev.journeyman.core.config.SandboxSettings;
import dev.journeyman.core.config.SandboxSettings.Limits;
import dev.journeyman.core.config.SandboxSettings.Network;
import dev.journeyman.core.config.Sizes;
import dev.journeyman.core.process.Containment;
import dev.journeyman.core.process.Sandbox;
import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Contains programs by bubblewrap: process table, network, temporary folder and home of their own; of the disk they see the
 * system, the build tools and what they are given.
 */
final class Bubblewrap implements Sandbox {
    private static final Path SELF = Path.of("/proc/self");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final long LEAST_MEMORY = 2L << 30;

    private final List<String> start;
    private final SandboxSettings settings;
    private final Inside inside;
    private final ControlGroups groups;
    private final long memory;
    private final Containment containment;

    Bubblewrap(Path program, Probe probe, SandboxSettings settings, Inside inside) {
        this.start = Stream.concat(Stream.of(program.toString()), probe.isolation().stream())
                .toList();
        this.settings = settings;
        this.inside = inside;
        this.memory = settings.limits().memory().orElseGet(Bubblewrap::halfOfTheMemory);
        this.groups = ControlGroups.detect(SELF, settings.limits(), memory);
        this.containment = new Containment(true, describe(probe.summary()));
    }

    @Override
    public Containment containment() {
        return containment;
    }

    @Override
    public Cell open(Command command, Path directory) {
        boolean network = network(command);
        List<Path> growing = Stream.concat(Stream.of(directory), command.needs().folders().stream())
                .toList();
        List<Path> writable =
                Stream.concat(inside.caches(network).stream(), growing.stream()).toList();
        List<String> options = Stream.of(
                        start,
                        network ? List.of("--share-net") : List.<String>of(),
                        inside.mounts(writable, network).arguments(),
                        List.of("--chdir", directory.toString(), "--"))
                .flatMap(List::stream)
                .toList();
        Bounds bounds =
                new Bounds(settings.limits(), memory, group(), groups.kinds(), new Growth(writable, Ticker.system()));
        return new BubblewrapCell(options, inside, network, bounds);
    }

    private boolean network(Command command) {
        Network allowed = settings.network();
        return allowed == Network.ALL
                || (allowed == Network.CHECKS && command.needs().fetches());
    }

    private ControlGroup group() {
        try {
            return groups.open();
        } catch (IOException e) {
            throw new OrchestratorException(
                    Failure.giveUp(
                            "sandbox.limits",
                            "The limits of the sandbox could be set before, but not any more (" + e.getMessage()
                                    + "), so no command is run. Look at the control groups of this process, then resume."),
                    e);
        }
    }

    private String describe(String version) {
        Limits limits = settings.limits();
        String processors = limits.cpus().map(cpus -> cpus + " processors, ").orElse("");
        return version + ", " + network() + ", at most " + Sizes.format(memory) + " memory, " + limits.processes()
                + " processes, " + processors + Sizes.format(limits.disk()) + " disk" + watched() + unlimited();
    }

    private String watched() {
        Set<String> watched = new TreeSet<>(Set.of(ControlGroups.MEMORY, ControlGroups.PROCESSES));
        watched.removeAll(groups.kinds());
        return watched.isEmpty()
                ? ""
                : "; " + String.join(" and ", watched)
                        + " counted twice a second, because no control group may be made for them";
    }

    private String unlimited() {
        boolean lacking =
                settings.limits().cpus().isPresent() && !groups.kinds().contains(ControlGroups.CPU);
        return lacking ? "; processors not limited, because no control group may be made for them" : "";
    }

    private String network() {
        return switch (settings.network()) {
            case NONE -> "no network";
            case CHECKS -> "network for the project's build only";
            case ALL -> "network";
        };
    }

    private static long halfOfTheMemory() {
        try (Stream<String> lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith("MemTotal:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 2)
                    .findFirst()
                    .map(half -> Math.max(half, LEAST_MEMORY))
                    .orElse(LEAST_MEMORY);
        } catch (IOException e) {
            return LEAST_MEMORY;
        }
    }
}
