package dev.journeyman.backend.linear;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.journeyman.backend.linear.MirrorLine.Pair;
import dev.journeyman.backend.linear.MirrorLine.Seen;
import dev.journeyman.backend.linear.MirrorLine.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How far both sides agree, in a file; for whoever holds the lock. */
final class Mirror {
    private static final int REWRITE_ABOVE = 2_000;

    private final LineFile file;
    private final Map<String, MirrorLine> lines = new LinkedHashMap<>();
    private final Map<String, Pair> byIssue = new LinkedHashMap<>();

    private Mirror(LineFile file) {
        this.file = file;
    }

    /** Reads what is there, and leaves out what is outdated where that is much. */
    static Mirror open(Path path) {
        Mirror mirror = new Mirror(new LineFile(path));
        List<String> read = mirror.file.begin();
        for (String line : read) {
            mirror.apply(parsed(path, line));
        }
        if (read.size() > REWRITE_ABOVE && read.size() > 2 * mirror.lines.size()) {
            mirror.file.replace(mirror.lines.values().stream().map(Json::write).toList());
        }
        return mirror;
    }

    private static MirrorLine parsed(Path path, String line) {
        try {
            return Json.read(line, MirrorLine.class);
        } catch (JsonProcessingException e) {
            throw Trouble.disk(
                    path, new IOException("a line is damaged: move the file away, and issues are found again", e));
        }
    }

    private void apply(MirrorLine line) {
        lines.put(line.key(), line);
        if (line instanceof Pair pair) {
            byIssue.put(pair.there().id(), pair);
        }
    }

    /** Notes lines; durable on return. */
    void put(List<? extends MirrorLine> fresh) {
        file.append(fresh.stream().map(Json::write).toList());
        fresh.forEach(this::apply);
    }

    void put(MirrorLine line) {
        if (!line.equals(lines.get(line.key()))) {
            put(List.of(line));
        }
    }

    Optional<Pair> pair(String item) {
        return find("pair " + item, Pair.class);
    }

    Optional<Pair> pairOfIssue(String issue) {
        return Optional.ofNullable(byIssue.get(issue));
    }

    Collection<Pair> pairs() {
        return byIssue.values();
    }

    Optional<Sent> sent(String project) {
        return find("sent " + project, Sent.class);
    }

    Optional<Seen> seen(String linearProject) {
        return find("seen " + linearProject, Seen.class);
    }

    private <T extends MirrorLine> Optional<T> find(String key, Class<T> type) {
        return Stream.ofNullable(lines.get(key)).map(type::cast).findFirst();
    }
}
