package dev.journeyman.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * In what kind of sandbox commands run.
 *
 * @param enabled whether there shall be one at all
 * @param required whether a workflow is refused where there is none
 * @param network which commands get the network
 * @param caches folders that commands may write, such as the download caches of builds
 * @param readable files and folders that commands may read beside the system's and the build tools'
 * @param secrets names of variables that commands get though they are secret
 * @param limits what one command may use
 */
public record SandboxSettings(
        boolean enabled,
        boolean required,
        Network network,
        List<Path> caches,
        List<Path> readable,
        List<String> secrets,
        Limits limits) {
    /** What holds where nothing is said: a sandbox where one works, and no network in it. */
    public static final SandboxSettings DEFAULTS =
            new SandboxSettings(true, false, Network.NONE, List.of(), List.of(), List.of(), Limits.DEFAULTS);

    public SandboxSettings {
        caches = List.copyOf(caches);
        readable = List.copyOf(readable);
        secrets = List.copyOf(secrets);
    }

    /** Which commands get the network. */
    public enum Network {
        /** No command. */
        NONE,
        /** The project's own build and its tests, so that it can fetch what it depends on. */
        CHECKS,
        /** Every command. */
        ALL
    }

    /**
     * What one command may use, with all its children.
     *
     * @param memory in bytes; empty: half of what the machine has
     * @param processes processes and threads at once
     * @param cpus processors' worth of time; empty: all there is
     * @param disk bytes by which what it may write may grow
     */
    public record Limits(Optional<Long> memory, int processes, Optional<Double> cpus, long disk) {
        /** Wide enough for builds, too narrow to bring a machine down. */
        public static final Limits DEFAULTS = new Limits(Optional.empty(), 4096, Optional.empty(), 4L << 30);

        /** The same for one who may use less memory. */
        public Limits withMemory(long bytes) {
            return new Limits(Optional.of(bytes), processes, cpus, disk);
        }

        /** The same with another number of processes and threads. */
        public Limits withProcesses(int most) {
            return new Limits(memory, most, cpus, disk);
        }

        /** The same with another share of the processors. */
        public Limits withCpus(double most) {
            return new Limits(memory, processes, Optional.of(most), disk);
        }

        /** The same with another room on the disk. */
        public Limits withDisk(long bytes) {
            return new Limits(memory, processes, cpus, bytes);
        }
    }

    /** The same, but refused where there is no sandbox. */
    public SandboxSettings requiring() {
        return new SandboxSettings(enabled, true, network, caches, readable, secrets, limits);
    }

    /** The same with the network for other commands. */
    public SandboxSettings withNetwork(Network commands) {
        return new SandboxSettings(enabled, required, commands, caches, readable, secrets, limits);
    }

    /** The same with other folders that commands may write. */
    public SandboxSettings withCaches(List<Path> folders) {
        return new SandboxSettings(enabled, required, network, folders, readable, secrets, limits);
    }

    /** The same with other limits. */
    public SandboxSettings withLimits(Limits most) {
        return new SandboxSettings(enabled, required, network, caches, readable, secrets, most);
    }
}
