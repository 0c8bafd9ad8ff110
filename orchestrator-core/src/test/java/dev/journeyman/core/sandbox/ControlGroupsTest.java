package dev.journeyman.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.core.config.SandboxSettings.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With folders in place of the kernel's; they take whatever is written. */
class ControlGroupsTest {
    private static final Limits LIMITS = Limits.DEFAULTS.withProcesses(40).withCpus(1.5);

    @TempDir
    Path folder;

    @Test
    void limitsByTheControllersOfVersion1() throws IOException {
        kernel("4:memory:/team\n8:pids:/\n2:cpu,cpuacct:/\n", """
                35 31 0:32 / %s/memory rw - cgroup cgroup rw,memory
                39 31 0:36 / %s/pids rw - cgroup cgroup rw,pids
                32 31 0:29 / %s/cpu rw - cgroup cgroup rw,cpu,cpuacct
                """);
        Path memory = Files.createDirectories(folder.resolve("memory/team"));
        Path pids = Files.createDirectories(folder.resolve("pids"));
        Path cpu = Files.createDirectories(folder.resolve("cpu"));

        ControlGroups groups = ControlGroups.detect(folder, LIMITS, 1000);
        ControlGroup group = groups.open();
        group.admit(4711);

        assertThat(groups.kinds()).containsExactly("CPU", "memory", "processes");
        assertThat(only(memory).resolve("memory.limit_in_bytes")).hasContent("1000");
        assertThat(only(pids).resolve("pids.max")).hasContent("40");
        assertThat(only(cpu).resolve("cpu.cfs_quota_us")).hasContent("150000");
        assertThat(only(pids).resolve("cgroup.procs")).hasContent("4711");
    }

    @Test
    void limitsByTheOneHierarchyOfVersion2() throws IOException {
        kernel("0::/user/app\n", "41 31 0:38 / %s/unified rw - cgroup2 cgroup2 rw\n");
        Path own = Files.createDirectories(folder.resolve("unified/user/app"));

        ControlGroups groups = ControlGroups.detect(folder, LIMITS, 1000);
        ControlGroup group = groups.open();

        assertThat(groups.kinds()).containsExactly("CPU", "memory", "processes");
        assertThat(only(own).resolve("memory.max")).hasContent("1000");
        assertThat(only(own).resolve("memory.swap.max")).hasContent("0");
        assertThat(only(own).resolve("pids.max")).hasContent("40");
        assertThat(only(own).resolve("cpu.max")).hasContent("150000 100000");
        assertThat(group.ranOutOfMemory()).isFalse();
        Files.writeString(only(own).resolve("memory.events"), "max 3\noom 2\noom_kill 1\n");
        assertThat(group.ranOutOfMemory()).isTrue();
        assertThat(group.ranOutOfProcesses()).isFalse();
        Files.writeString(only(own).resolve("pids.events"), "max 12\n");
        assertThat(group.ranOutOfProcesses()).isTrue();
    }

    @Test
    void findsItsGroupWhereAContainerShowsOnlyAPart() throws IOException {
        kernel("8:pids:/box/inner\n", "39 31 0:36 /box %s/pids rw - cgroup cgroup rw,pids\n");
        Files.createDirectories(folder.resolve("pids/inner"));

        assertThat(ControlMounts.read(folder).folder("pids")).contains(folder.resolve("pids/inner"));
    }

    @Test
    void limitsNothingWhereThereIsNothing() throws IOException {
        kernel("0::/\n", "22 1 0:1 / / rw - ext4 /dev/vda rw\n");
        assertThat(ControlGroups.detect(folder, LIMITS, 1000).kinds()).isEmpty();

        assertThat(ControlGroups.detect(folder.resolve("no-kernel"), LIMITS, 1000)
                        .kinds())
                .isEmpty();
    }

    private void kernel(String groups, String mounts) throws IOException {
        Files.writeString(folder.resolve("cgroup"), groups);
        Files.writeString(folder.resolve("mountinfo"), mounts.replace("%s", folder.toString()));
    }

    /** The group that was opened; those of trials are gone in a kernel, but here they hold files. */
    private static Path only(Path parent) throws IOException {
        try (var groups = Files.list(parent)) {
            List<Path> found = groups.filter(Files::isDirectory)
                    .sorted((one, other) -> Long.compare(number(other), number(one)))
                    .toList();
            return found.get(0);
        }
    }

    private static long number(Path group) {
        String name = group.getFileName().toString();
        return Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
    }
}
