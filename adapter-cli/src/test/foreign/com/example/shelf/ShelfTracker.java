package com.example.shelf;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.StaleItemException;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Cards on a board that lives as long as the JVM. */
public final class ShelfTracker implements WorkTracker {
    private static final Map<Path, Board> BOARDS = new ConcurrentHashMap<>();

    private final Board board;

    public ShelfTracker(Path project) {
        board = BOARDS.computeIfAbsent(project, unknown -> new Board());
    }

    @Override
    public List<WorkItem> create(ProjectId project, List<NewWorkItem> items) {
        synchronized (board) {
            return items.stream()
                    .map(item -> board.find(item.id()).orElseGet(() -> board.put(WorkItem.of(project, item))))
                    .toList();
        }
    }

    @Override
    public ItemChanges changes(ProjectId project, String cursor, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1.");
        }
        long after = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
        synchronized (board) {
            List<Card> all = board.cards.values().stream()
                    .filter(card -> card.change > after && card.item.project().equals(project))
                    .toList();
            List<Card> page = all.subList(0, Math.min(limit, all.size()));
            long next = page.isEmpty() ? after : page.get(page.size() - 1).change;
            return new ItemChanges(
                    page.stream().map(card -> card.item).toList(), Long.toString(next), page.size() < all.size());
        }
    }

    @Override
    public Optional<WorkItem> claim(List<WorkItemId> inOrder, WorkflowId by) {
        synchronized (board) {
            for (WorkItemId id : inOrder) {
                Optional<WorkItem> item = board.find(id);
                if (item.filter(found -> found.isClaimedBy(by)).isPresent()) {
                    return item;
                }
                if (item.filter(found -> found.status() == ItemStatus.TODO).isPresent()) {
                    return Optional.of(board.put(item.get().claimed(by)));
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public WorkItem update(WorkItemId id, long expectedRevision, ItemUpdate update) {
        synchronized (board) {
            WorkItem item = board.get(id);
            if (item.revision() != expectedRevision) {
                throw new StaleItemException(item, expectedRevision);
            }
            return board.put(item.updated(update));
        }
    }

    @Override
    public void comment(WorkItemId id, String commentId, String markdown) {
        synchronized (board) {
            board.get(id);
            board.comments.computeIfAbsent(id, unknown -> new LinkedHashMap<>()).putIfAbsent(commentId, markdown);
        }
    }

    List<String> comments(WorkItemId id) {
        synchronized (board) {
            return new ArrayList<>(board.comments.getOrDefault(id, Map.of()).values());
        }
    }

    @Override
    public void close() {}

    private static final class Board {
        final Map<WorkItemId, Card> cards = new LinkedHashMap<>();
        final Map<WorkItemId, Map<String, String>> comments = new LinkedHashMap<>();
        long changes;

        Optional<WorkItem> find(WorkItemId id) {
            return Optional.ofNullable(cards.get(id)).map(card -> card.item);
        }

        WorkItem get(WorkItemId id) {
            return find(id).orElseThrow(() -> new NoSuchElementException("No card " + id));
        }

        WorkItem put(WorkItem item) {
            cards.remove(item.id());
            cards.put(item.id(), new Card(++changes, item));
            return item;
        }
    }

    private record Card(long change, WorkItem item) {}
}
