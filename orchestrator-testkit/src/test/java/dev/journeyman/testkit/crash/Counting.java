package dev.journeyman.testkit.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Scanner;
import java.util.concurrent.locks.LockSupport;

/** A program that counts in a file from where the file ends. */
final class Counting {
    private static final long PACE = 2_000_000;

    private Counting() {}

    /** The file, the number to stop at. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        for (int next = 1 + Files.readAllLines(file).size(); next <= Integer.parseInt(args[1]); next++) {
            Files.writeString(file, next + "\n", StandardOpenOption.APPEND);
            System.out.println(next);
            LockSupport.parkNanos(PACE);
        }
    }

    /** A program that says back what it is told. */
    static final class Echo {
        private Echo() {}

        public static void main(String[] args) {
            Scanner input = new Scanner(System.in, StandardCharsets.UTF_8);
            while (input.hasNextLine()) {
                System.out.println(args[0] + input.nextLine() + System.getenv("ECHO"));
            }
        }
    }
}
