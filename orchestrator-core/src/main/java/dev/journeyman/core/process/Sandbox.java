package dev.journeyman.core.process;

import dev.journeyman.api.step.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what programs may see, reach and use. Thread-safe; the one place where operating systems differ. */
public interface Sandbox {
    /** How the remark begins that a program failed because it was given no network. */
    String NO_NETWORK = "There is no network for this command.";

    /** What it does, for people; finding out may take a moment. */
    Containment containment();

    /**
     * A place for one run of a command.
     *
     * @param directory where the program works; it may write there
     * @throws dev.journeyman.api.OrchestratorException {@code sandbox.*} if there is none, for then nothing may run
     */
    Cell open(Command command, Path directory);

    /** Programs run as they are. */
    static Sandbox none(String why) {
        return new NoSandbox(Containment.none(why));
    }

    /** The place of one run, from before it starts until nothing of it lives. */
    interface Cell extends AutoCloseable {
        /** What to start, so that a program runs inside. */
        List<String> around(List<String> program);

        /** What of an environment holds inside. */
        Map<String, String> environment(Map<String, String> outside);

        /** Takes in the process that will become the program, before it does. */
        void admit(long process);

        /** Asked some times a second: why the program must be ended now. */
        Optional<String> breach();

        /** What the reader of the output should know of the sandbox, in whole lines. */
        List<String> remarks(int exitCode, String output);

        @Override
        void close();
    }
}
