package dev.journeyman.cli.chaos;

import dev.journeyman.testkit.crash.ChildJvm;
import dev.journeyman.testkit.crash.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A machine of the test: a clone, a state home and a user home of its own, and at most one process at a time. */
final class Node implements AutoCloseable {
    private final String name;
    private final Path folder;
    private final Function<String, NodeSettings> settings;
    private final List<ChildJvm> lives = new ArrayList<>();
    private boolean frozen;
    private boolean down;
    private int accidents;
    private boolean ending;

    /** @param settings what a process of that name is told */
    Node(String name, Path folder, Function<String, NodeSettings> settings) {
        this.name = name;
        this.folder = folder;
        this.settings = settings;
    }

    /** Of the process that lives, or was the last to live. */
    String processName() {
        return name + "." + lives.size();
    }

    /** Whether it lives and is not frozen. */
    boolean atWork() {
        return !frozen && process().alive();
    }

    /** As a service manager would: not what somebody took down. */
    void startAgainIfEnded() throws IOException {
        if (!down && !process().alive()) {
            accidents += ending ? 0 : 1;
            start();
        }
    }

    /** How often it ended though nobody had asked it to, as one does that starts while its database is away. */
    int accidents() {
        return accidents;
    }

    void start() throws IOException {
        down = false;
        ending = false;
        NodeSettings told = settings.apply(name + "." + (lives.size() + 1));
        lives.add(JavaProgram.of(NodeMain.class, told.arguments())
                .options(
                        "-Xmx256m",
                        "-Duser.home=" + Files.createDirectories(folder.resolve("home")),
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")))
                .start());
    }

    private ChildJvm process() {
        return lives.get(lives.size() - 1);
    }

    void kill() {
        down = true;
        process().kill();
        frozen = false;
    }

    /** Whether it was asked to end, and has not yet done so. */
    boolean draining() {
        return ending && process().alive();
    }

    /** Asks it to hand over what it has and to end. */
    void drain() throws IOException, InterruptedException {
        ending = true;
        process().terminate();
    }

    void freeze() throws IOException, InterruptedException {
        process().freeze();
        frozen = true;
    }

    void thaw() throws IOException, InterruptedException {
        process().thaw();
        frozen = false;
    }

    /** What its last process complained of. */
    String errors() {
        return process().errors();
    }

    /** What its processes have said. */
    List<String> said() throws IOException {
        List<String> said = new ArrayList<>();
        for (ChildJvm life : lives) {
            said.addAll(life.lines());
        }
        return said;
    }

    @Override
    public void close() {
        lives.forEach(ChildJvm::close);
    }
}
