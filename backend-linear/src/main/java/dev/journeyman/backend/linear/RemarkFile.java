package dev.journeyman.backend.linear;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.journeyman.api.work.ItemRemark;
import dev.journeyman.api.work.ItemRemarks;
import dev.journeyman.api.work.WorkItemId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What people remarked, in a file: whoever holds the lock writes it, each remark once; all processes read it. */
final class RemarkFile {
    private final Path path;
    private final LineFile file;
    private final Set<String> written = new HashSet<>();

    RemarkFile(Path path) {
        this.path = path;
        this.file = new LineFile(path);
    }

    record Line(String id, String item, String by, String text) {
        ItemRemark remark() {
            return new ItemRemark(id, new WorkItemId(item), by, text);
        }
    }

    /** The caller is the writer from now on. */
    void begin() {
        written.clear();
        file.begin().forEach(line -> written.add(parsed(line).id()));
    }

    /** Writes a remark, unless it is there; durable on return. */
    boolean add(ItemRemark remark) {
        if (written.contains(remark.id())) {
            return false;
        }
        Line line = new Line(remark.id(), remark.item().value(), remark.by(), remark.text());
        file.append(List.of(Json.write(line)));
        return written.add(remark.id());
    }

    ItemRemarks read(String cursor, int limit) {
        LineFile.Page page = file.read(cursor.isEmpty() ? 0 : Long.parseLong(cursor), limit);
        return new ItemRemarks(
                page.lines().stream().map(line -> parsed(line).remark()).toList(),
                Long.toString(page.next()),
                page.more());
    }

    private Line parsed(String line) {
        try {
            return Json.read(line, Line.class);
        } catch (JsonProcessingException e) {
            throw Trouble.disk(path, new IOException("a line is damaged: move the file away", e));
        }
    }
}
