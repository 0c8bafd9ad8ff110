package com.example.parking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsTheReport() throws IOException {
        Path stays = write("stays.csv", "KA-AB 123;car;2026-03-02T08:15;2026-03-02T09:20");
        assertEquals(0, run(stays.toString()));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("Total      1     4.00"));
    }

    @Test
    void namesFileAndLineOfAnError() throws IOException {
        Path stays = write("stays.csv", "nonsense");
        assertEquals(1, run(stays.toString()));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("stays.csv: line 1"));
    }

    @Test
    void wantsAFile() {
        assertEquals(2, run());
    }

    private int run(String... args) {
        return Main.run(List.of(args), stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }
}
