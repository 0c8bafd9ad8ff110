package hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What tests that nobody has read could do. Every attack says on a line of its own what it got. Nothing is endless. */
public final class Attacks {
    private Attacks() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "memory" -> memory(Integer.parseInt(args[1]));
            case "files" -> files(Integer.parseInt(args[1]));
            case "file" -> file(Integer.parseInt(args[1]));
            case "cpu" -> cpu();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    static void says(String attack, Object got) {
        System.out.println("ATTACK " + attack + ": " + got);
    }

    static void home() throws IOException {
        List<String> names = new ArrayList<>();
        for (String home : List.of(System.getProperty("user.home"), System.getenv().getOrDefault("HOME", "/root"), "/home")) {
            if (Files.isDirectory(Path.of(home))) {
                try (Stream<Path> content = Files.list(Path.of(home))) {
                    content.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).forEach(names::add);
                }
            }
        }
        says("home", names);
    }

    static void file(String path) {
        try {
            says("read", Files.readString(Path.of(path)));
        } catch (IOException e) {
            says("read", e.getClass().getSimpleName());
        }
    }

    static void environment() throws IOException {
        StringBuilder found = new StringBuilder(System.getenv().toString());
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.filter(entry -> entry.getFileName().toString().matches("\\d+")).toList()) {
                try {
                    found.append(Files.readString(process.resolve("environ"), java.nio.charset.StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    // Another one.
                }
            }
        }
        says("environment", found.toString().replace('\0', ' ').replace('\n', ' '));
    }

    static void socket(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 2000);
            says("socket", "connected to " + host);
        } catch (IOException e) {
            says("socket", host + " " + e.getMessage());
        }
    }

    static void name(String host) {
        try {
            says("name", InetAddress.getByName(host));
        } catch (IOException e) {
            says("name", e.getClass().getSimpleName());
        }
    }

    static void write(String path) {
        try {
            Files.writeString(Path.of(path), "hostile");
            says("write", "wrote " + path);
        } catch (IOException e) {
            says("write", path + " " + e.getClass().getSimpleName());
        }
    }

    static void survive(String mark) throws Exception {
        new ProcessBuilder("setsid", "sh", "-c", "(exec setsid sleep " + mark + ") & (trap '' TERM HUP; sleep " + mark + ") &")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        says("survive", "started sleep " + mark);
    }

    static void memory(int megabytes) {
        List<byte[]> held = new ArrayList<>();
        for (int i = 0; i < megabytes; i++) {
            byte[] block = new byte[1 << 20];
            for (int at = 0; at < block.length; at += 4096) {
                block[at] = 1;
            }
            held.add(block);
        }
        says("memory", "holds " + held.size() + " MB");
    }

    static void files(int megabytes) throws Exception {
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < megabytes; i++) {
            Files.write(Path.of("flood-" + i), block);
            Thread.sleep(20);
        }
        says("files", "wrote " + megabytes + " MB");
    }

    static void file(int megabytes) throws Exception {
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(Path.of("flood"))) {
            for (int i = 0; i < megabytes; i++) {
                out.write(block);
            }
            says("file", "wrote " + megabytes + " MB");
        } catch (IOException e) {
            says("file", e.getMessage());
        }
    }

    static void cpu() throws Exception {
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() - begin < 3_000_000_000L) {
                    Thread.onSpinWait();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        says("cpu", 100 * system.getProcessCpuTime() / (System.nanoTime() - begin));
    }
}
