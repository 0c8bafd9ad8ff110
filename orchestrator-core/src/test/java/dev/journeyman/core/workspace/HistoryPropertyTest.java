package dev.journeyman.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.eclipse.jgit.util.FileUtils;

/** Random histories of a directory: any state that a commit names comes back to the bit, and no edit is ever lost. */
class HistoryPropertyTest {
    private static final List<String> NAMES = List.of("a", "b", "a.txt", "a-b", "c", "lib", "x.log");

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void everyStateComesBackAndNoEditIsLost(@ForAll long seed) throws IOException {
        Path folder = Files.createTempDirectory("history");
        try (Fixture user = Fixture.sample(folder)) {
            new History(user, new Random(seed)).play();
        } finally {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE);
        }
    }

    private static final class History {
        private final Random random;
        private final Workspace workspace;
        private final Desk desk;
        private final Map<String, SortedMap<String, String>> states = new HashMap<>();
        private final List<String> commits = new ArrayList<>();

        History(Fixture user, Random random) {
            this.random = random;
            this.workspace = user.workspace();
            this.desk = workspace.desk("main");
        }

        void play() throws IOException {
            desk.moveTo(workspace.base());
            remember(workspace.base());
            String last = workspace.base();
            for (int step = 0; step < 12; step++) {
                change();
                if (random.nextInt(3) > 0) {
                    Snapshot snapshot = desk.snapshot(last, "step " + step);
                    assertThat(snapshot.skipped()).isEmpty();
                    last = snapshot.commit();
                    remember(last);
                } else {
                    last = move();
                }
            }
            for (String commit : commits) {
                desk.moveTo(commit);
                assertThat(state()).as("commit %s", commit).isEqualTo(states.get(commit));
            }
            commits.removeIf(workspace.base()::equals);
            assertThat(workspace.log()).extracting(LogEntry::commit).containsAll(commits);
        }

        /** A human looked in and edited; then the engine moves the directory to any commit there ever was. */
        private String move() {
            SortedMap<String, String> before = state();
            String target = commits.get(random.nextInt(commits.size()));
            Optional<String> current = desk.current();
            Restored restored = desk.moveTo(target);
            assertThat(state()).isEqualTo(states.get(target));
            restored.saved().ifPresent(saved -> {
                commits.add(saved);
                states.put(saved, before);
            });
            if (restored.saved().isEmpty()) {
                assertThat(before).isIn(states.get(target), states.get(current.orElseThrow()));
            }
            return target;
        }

        private void remember(String commit) {
            commits.add(commit);
            SortedMap<String, String> known = states.put(commit, state());
            assertThat(known == null || known.equals(state())).isTrue();
        }

        /** All that git would take: ignored files stay where they are. */
        private SortedMap<String, String> state() {
            SortedMap<String, String> files = Fixture.hashes(desk.directory(), ".git/");
            files.keySet().removeIf(path -> ("/" + path + "/").contains(".log/"));
            return files;
        }

        private void change() throws IOException {
            int edits = 1 + random.nextInt(5);
            for (int i = 0; i < edits; i++) {
                Path path = desk.directory();
                int depth = 1 + random.nextInt(3);
                for (int d = 0; d < depth && !Files.isSymbolicLink(path); d++) {
                    path = path.resolve(NAMES.get(random.nextInt(NAMES.size())));
                }
                change(path);
            }
        }

        private void change(Path path) throws IOException {
            switch (random.nextInt(6)) {
                case 0 -> delete(path);
                case 1 -> link(path);
                case 2 -> toggleMode(path);
                default -> write(path);
            }
        }

        private void write(Path file) throws IOException {
            if (makeRoom(file)) {
                Files.writeString(file, "content " + random.nextInt(4) + "\n");
            }
        }

        private void link(Path file) throws IOException {
            if (makeRoom(file)) {
                Files.createSymbolicLink(file, Path.of(NAMES.get(random.nextInt(NAMES.size()))));
            }
        }

        private static void toggleMode(Path file) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                assertThat(file.toFile().setExecutable(!Files.isExecutable(file), false))
                        .isTrue();
            }
        }

        /** Takes away what stands there, and what stands where its folders must be. */
        private boolean makeRoom(Path file) throws IOException {
            if (holdsIgnored(file)) {
                return false;
            }
            delete(file);
            Path relative = desk.directory().relativize(file);
            for (int n = 1; n < relative.getNameCount(); n++) {
                Path parent = desk.directory().resolve(relative.subpath(0, n));
                if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
                    delete(parent);
                    Files.createDirectory(parent);
                }
            }
            return true;
        }

        private static boolean holdsIgnored(Path file) {
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            try (var files = Files.walk(file)) {
                return files.anyMatch(f -> f.toString().endsWith(".log"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path file) throws IOException {
            FileUtils.delete(file.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
        }
    }
}
