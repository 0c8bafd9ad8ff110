package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A place outside where pull requests are opened and closed; it counts what it was asked, by effect id. */
final class Forge {
    private final Map<String, Integer> opened = new TreeMap<>();
    private final Map<String, Integer> closed = new TreeMap<>();
    private final List<String> log = new ArrayList<>();
    private final Set<String> titles = new HashSet<>();
    private boolean down;

    /** Opens a pull request. */
    synchronized void open(String effectId, String title) {
        requireUp();
        opened.merge(effectId, 1, Integer::sum);
        titles.add(title);
        log.add("open " + title);
    }

    /** Closes one. */
    synchronized void close(String effectId, String title) {
        requireUp();
        closed.merge(effectId, 1, Integer::sum);
        titles.remove(title);
        log.add("close " + title);
    }

    private void requireUp() {
        if (down) {
            throw new OrchestratorException(Failure.giveUp("forge.down", "The forge is down."));
        }
    }

    synchronized void setDown(boolean isDown) {
        down = isDown;
    }

    synchronized boolean isOpened(String effectId) {
        return opened.containsKey(effectId);
    }

    synchronized boolean isClosed(String effectId) {
        return closed.containsKey(effectId);
    }

    /** The titles of those that are open. */
    synchronized Set<String> open() {
        return Set.copyOf(titles);
    }

    /** What it was asked, in order. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    /** How often it was asked for what it had done already. */
    synchronized long repeated() {
        return opened.values().stream().filter(times -> times > 1).count()
                + closed.values().stream().filter(times -> times > 1).count();
    }
}
