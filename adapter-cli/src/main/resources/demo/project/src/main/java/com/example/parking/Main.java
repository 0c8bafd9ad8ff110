package com.example.parking;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints the revenue of a file of stays. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** Does the work; 0 if all went well, 1 if the file cannot be read, 2 for wrong arguments. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.size() != 1) {
            err.println("usage: parking STAYS");
            return 2;
        }
        try {
            out.print(report(Path.of(args.get(0))));
            return 0;
        } catch (IOException | StayFormatException e) {
            err.println(args.get(0) + ": " + e.getMessage());
            return 1;
        }
    }

    private static String report(Path stays) throws IOException {
        FeeCalculator calculator = new FeeCalculator(PriceList.standard());
        List<Charge> charges = new StayParser()
                .parse(Files.readAllLines(stays)).stream().map(calculator::charge).toList();
        return new RevenueReport(charges).render();
    }
}
