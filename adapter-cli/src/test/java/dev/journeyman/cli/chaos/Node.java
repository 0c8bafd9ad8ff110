package dev.journeyman.cli.chaos;

import dev.journeyman.testkit.crash.ChildJvm;
import dev.journeyman.testkit.crash.JavaProgram;
import dev.journeyman.testkit.crash.Life;
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
    private final List<String> accidents = new ArrayList<>();
    private int refusals;
    private State state = State.DOWN;

    private enum State {
        UP,
        FROZEN,
        /** Asked to end, by SIGTERM. */
        ENDING,
        /** Ended on purpose, until somebody starts it. */
        DOWN
    }

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

    /** Whether it works, and nobody has struck it. */
    boolean atWork() {
        return state == State.UP && process().alive();
    }

    /** As a service manager would: not what somebody took down. */
    void startAgainIfEnded() throws Exception {
        if (state != State.DOWN && !process().alive()) {
            judge(process().await());
            start();
        }
    }

    /** A process may end as it was told to, or since its database was away as it began or ended; all else is an accident. */
    private void judge(Life life) {
        boolean begun = life.out().contains(NodeMain.BEGUN);
        boolean away = life.err().contains(NodeMain.REFUSED);
        boolean refused = away && !begun;
        boolean handedOver = state == State.ENDING && (away || !begun || life.succeeded());
        refusals += refused ? 1 : 0;
        if (!handedOver && !refused) {
            accidents.add(processName() + " ended with " + life.exit() + ": " + life.out() + life.err());
        }
    }

    /** Ends of its processes that nothing excuses. */
    List<String> accidents() {
        return accidents;
    }

    /** How often it ended right away, since its database was away as it began. */
    int refusals() {
        return refusals;
    }

    void start() throws IOException {
        NodeSettings told = settings.apply(name + "." + (lives.size() + 1));
        lives.add(JavaProgram.of(NodeMain.class, told.arguments())
                .options(
                        "-Xmx256m",
                        "-Duser.home=" + Files.createDirectories(folder.resolve("home")),
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")))
                .start());
        state = State.UP;
    }

    private ChildJvm process() {
        return lives.get(lives.size() - 1);
    }

    void kill() {
        process().kill();
        state = State.DOWN;
    }

    /** Asks it to hand over what it has and to end. */
    void drain() throws IOException, InterruptedException {
        process().terminate();
        state = State.ENDING;
    }

    void freeze() throws IOException, InterruptedException {
        process().freeze();
        state = State.FROZEN;
    }

    void thaw() throws IOException, InterruptedException {
        process().thaw();
        state = State.UP;
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
