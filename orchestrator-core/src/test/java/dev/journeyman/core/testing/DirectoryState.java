package dev.journeyman.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The files of a directory or of a commit with their modes, links and bytes; and whims that change them. */
public final class DirectoryState {
    private static final String[] NAMES = {"a", "b.txt", "lib", "c-d", "e"};

    private DirectoryState() {}

    /** Of a directory, but for what lies below some folders. */
    public static String of(Path folder, String... except) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file ->
                            Stream.of(except).noneMatch(folder.relativize(file).toString()::startsWith))
                    .forEach(file -> files.put(folder.relativize(file).toString(), describe(file)));
            return files.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(Path file) {
        try {
            if (Files.isSymbolicLink(file)) {
                return "link " + Files.readSymbolicLink(file);
            }
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return (Files.isExecutable(file) ? "program " : "file ") + bytes.hashCode() + " " + bytes.length();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a commit's tree. */
    public static String of(ObjectReader reader, RevTree tree) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                String bytes = new String(reader.open(walk.getObjectId(0)).getBytes(), StandardCharsets.ISO_8859_1);
                files.put(walk.getPathString(), describe(walk.getFileMode(0), bytes));
            }
        }
        return files.toString();
    }

    private static String describe(FileMode mode, String bytes) {
        if (mode.equals(FileMode.SYMLINK)) {
            return "link " + bytes;
        }
        return (mode.equals(FileMode.EXECUTABLE_FILE) ? "program " : "file ") + bytes.hashCode() + " " + bytes.length();
    }

    /** Writes, deletes, links or makes executable one file. */
    public static void change(Path folder, Random random) throws IOException {
        Path file = folder.resolve("work-" + NAMES[random.nextInt(NAMES.length)]);
        if (random.nextBoolean()) {
            Path below = Files.createDirectories(folder.resolve("below"));
            file = below.resolve(NAMES[random.nextInt(NAMES.length)]);
        }
        boolean regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        switch (random.nextInt(5)) {
            case 0 -> Files.deleteIfExists(file);
            case 1 -> {
                Files.deleteIfExists(file);
                Files.createSymbolicLink(file, Path.of("to-" + random.nextInt(9)));
            }
            case 2 -> {
                if (regular && !file.toFile().setExecutable(!Files.isExecutable(file))) {
                    throw new IOException("The mode of " + file + " cannot be set.");
                }
            }
            default -> {
                Files.deleteIfExists(file);
                Files.writeString(file, "text " + random.nextInt(1000) + "\n");
            }
        }
    }
}
