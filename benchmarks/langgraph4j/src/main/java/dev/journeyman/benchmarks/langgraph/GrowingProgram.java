package dev.journeyman.benchmarks.langgraph;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A program to be killed: {@code CONTENDER FOLDER STEPS}. Goes on with what its folder holds and prints the number of each
 * step whose body begins, so that whoever reads knows that the steps before are recorded.
 */
final class GrowingProgram {
    private GrowingProgram() {}

    /** Ends with another code than 0 if it cannot go on. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int steps = Integer.parseInt(arguments[2]);
        int held = Contender.valueOf(arguments[0])
                .open(Path.of(arguments[1]))
                .grow(steps, out::println)
                .size();
        if (held != steps) {
            throw new IllegalStateException("The state holds " + held + " texts of " + steps + ".");
        }
    }
}
