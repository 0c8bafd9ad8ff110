package dev.journeyman.core.sandbox;

import dev.journeyman.api.step.Command;
import dev.journeyman.core.config.SandboxSettings;
import dev.journeyman.core.process.Containment;
import dev.journeyman.core.process.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The best sandbox that this machine has; looked for at first use, because that runs programs. */
public final class DetectedSandbox implements Sandbox {
    private final SandboxSettings settings;
    private final Map<String, String> environment;
    private final List<Path> readable;
    private final Path scratch;
    private @Nullable Sandbox found;

    /**
     * A sandbox that may turn out to be none.
     *
     * @param environment what programs inherit; says where the tools are
     * @param readable what commands may read of ours, such as the objects of the project's repository
     * @param scratch a folder of ours; made if it is needed
     */
    public DetectedSandbox(
            SandboxSettings settings, Map<String, String> environment, List<Path> readable, Path scratch) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.readable = List.copyOf(readable);
        this.scratch = scratch;
    }

    @Override
    public Containment containment() {
        return found().containment();
    }

    @Override
    public Cell open(Command command, Path directory) {
        return found().open(command, directory);
    }

    private synchronized Sandbox found() {
        Sandbox known = found;
        if (known == null) {
            known = look();
            found = known;
        }
        return known;
    }

    private Sandbox look() {
        if (!settings.enabled()) {
            return Sandbox.none("sandbox.enabled is false in the configuration.");
        }
        Probe probe = Probe.of(environment);
        return probe.program()
                .<Sandbox>map(program ->
                        new Bubblewrap(program, probe, settings, new Inside(settings, environment, readable, scratch)))
                .orElseGet(() -> Sandbox.none(probe.summary()));
    }
}
