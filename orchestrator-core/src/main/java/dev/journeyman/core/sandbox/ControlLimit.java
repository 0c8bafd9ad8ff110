package dev.journeyman.core.sandbox;

import dev.journeyman.core.config.SandboxSettings.Limits;
import java.util.List;
import java.util.stream.Stream;

/**
 * A limit as the kernel is told.
 *
 * @param kind what it limits; "" for one that only rounds another off and may be missing
 * @param file the file in the group's folder
 */
record ControlLimit(String kind, String file, String value) {
    /** Controllers of version 1 that have hierarchies of their own. */
    static final List<String> VERSION_1 = List.of("memory", "pids", "cpu");

    private static final int PERIOD_MICROS = 100_000;

    /** The limits of a controller of version 1. */
    static List<ControlLimit> of(String controller, Limits limits, long memory) {
        return switch (controller) {
            case "memory" ->
                List.of(
                        new ControlLimit(ControlGroups.MEMORY, "memory.limit_in_bytes", Long.toString(memory)),
                        new ControlLimit("", "memory.swappiness", "0"));
            case "pids" -> List.of(processes(limits));
            default ->
                limits
                        .cpus()
                        .map(cpus ->
                                new ControlLimit(ControlGroups.CPU, "cpu.cfs_quota_us", Long.toString(micros(cpus))))
                        .stream()
                        .toList();
        };
    }

    /** The limits of the only hierarchy of version 2. */
    static List<ControlLimit> unified(Limits limits, long memory) {
        Stream<ControlLimit> always = Stream.of(
                new ControlLimit(ControlGroups.MEMORY, "memory.max", Long.toString(memory)),
                new ControlLimit("", "memory.swap.max", "0"),
                processes(limits));
        Stream<ControlLimit> cpu = limits
                .cpus()
                .map(cpus -> new ControlLimit(ControlGroups.CPU, "cpu.max", micros(cpus) + " " + PERIOD_MICROS))
                .stream();
        return Stream.concat(always, cpu).toList();
    }

    private static ControlLimit processes(Limits limits) {
        return new ControlLimit(ControlGroups.PROCESSES, "pids.max", Integer.toString(limits.processes()));
    }

    private static long micros(double cpus) {
        return Math.max(1000, Math.round(cpus * PERIOD_MICROS));
    }
}
