package dev.journeyman.core.sandbox;

import dev.journeyman.core.config.SandboxSettings.Limits;
import dev.journeyman.core.config.Sizes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The limits of one command: what the kernel keeps of them is told to it, the rest is watched. */
final class Bounds implements AutoCloseable {
    /** A count is cheap, but not so cheap as to take one at every glance. */
    private static final int GLANCES_PER_COUNT = 5;

    private final Limits limits;
    private final long memory;
    private final ControlGroup group;
    private final boolean memoryKept;
    private final boolean processesKept;
    private final Growth growth;
    private long process;
    private int glances;

    Bounds(Limits limits, long memory, ControlGroup group, Set<String> kept, Growth growth) {
        this.limits = limits;
        this.memory = memory;
        this.group = group;
        this.memoryKept = kept.contains(ControlGroups.MEMORY);
        this.processesKept = kept.contains(ControlGroups.PROCESSES);
        this.growth = growth;
    }

    void admit(long leader) throws IOException {
        process = leader;
        group.admit(leader);
    }

    /** The largest file that may be written, in blocks as shells count them. */
    long fileBlocks() {
        return limits.disk() / 512;
    }

    /** What is broken and watched by us. */
    Optional<String> breach() {
        if (growth.bytes() > limits.disk()) {
            return Optional.of("The command was ended because it wrote more than " + Sizes.format(limits.disk())
                    + " to disk. Write less; or let a person raise sandbox.disk in journeyman.yaml.");
        }
        boolean counted = (!memoryKept || !processesKept) && glances++ % GLANCES_PER_COUNT == 0;
        return counted ? counted(Census.of(process)) : Optional.empty();
    }

    private Optional<String> counted(Census census) {
        if (!processesKept && census.processes() > limits.processes()) {
            return Optional.of(
                    "The command was ended because it had " + census.processes() + " processes. " + fewerProcesses());
        }
        if (!memoryKept && census.memory() > memory) {
            return Optional.of("The command was ended because it used " + Sizes.format(census.memory()) + " memory. "
                    + lessMemory());
        }
        return Optional.empty();
    }

    /** What the kernel did to keep a limit. */
    List<String> kept() {
        List<String> done = new ArrayList<>();
        if (group.ranOutOfMemory()) {
            done.add("The system ended a process because the memory was used up. " + lessMemory());
        }
        if (group.ranOutOfProcesses()) {
            done.add("The system started no more processes or threads. " + fewerProcesses());
        }
        return done;
    }

    private String lessMemory() {
        return "A command may use " + Sizes.format(memory) + " with all its children: use less, or let a person raise"
                + " sandbox.memory in journeyman.yaml.";
    }

    private String fewerProcesses() {
        return "A command may have " + limits.processes() + " processes and threads at once: start fewer, or let a"
                + " person raise sandbox.processes in journeyman.yaml.";
    }

    @Override
    public void close() {
        group.close();
    }
}
