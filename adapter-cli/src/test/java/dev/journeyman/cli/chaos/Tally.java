package dev.journeyman.cli.chaos;

import dev.journeyman.cli.chaos.Histories.History;
import dev.journeyman.cli.endtoend.FilesWork;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a storm left: journals, what was delivered, and what agents noted outside the database. */
final class Tally {
    private final List<History> histories;
    private final List<String> keys;
    private final Deliveries deliveries;
    private final List<SideLog.Begun> begun;
    private final Set<String> frozenOnce;

    Tally(List<History> histories, int items, Deliveries deliveries, List<SideLog.Begun> begun, List<Strike> strikes) {
        this.histories = histories;
        this.keys = IntStream.range(0, items).mapToObj(FilesWork::key).toList();
        this.deliveries = deliveries;
        this.begun = begun;
        this.frozenOnce = strikes.stream()
                .filter(strike -> strike.kind() == Strike.Kind.FROZEN)
                .map(Strike::process)
                .collect(Collectors.toSet());
    }

    /** Workflows that are not completed. */
    Set<String> unfinished() {
        return sorted(histories.stream()
                .filter(history -> !history.completed())
                .map(history -> history.id() + " " + history.request()));
    }

    /** Items that are recorded as done more than once. */
    Set<String> twice() {
        return items((history, key) -> ends(history, key).size() > 1);
    }

    /** Items that are not recorded as done, with which nobody ever began, or whose file was not delivered. */
    Set<String> lost() {
        Set<String> did = sorted(begun.stream().map(each -> each.request() + "/" + each.item()));
        return items((history, key) -> ends(history, key).isEmpty()
                || !did.contains(history.request() + "/" + key)
                || !deliveries.have(
                        history.id().value(), FilesWork.path(key), FilesWork.content(history.request(), key)));
    }

    /** Workflows of which there are two different commits. */
    Set<String> deliveredTwice() {
        return sorted(histories.stream()
                .filter(history -> deliveries.of(history.id().value()).size() > 1)
                .map(history -> history.id() + " " + history.request()));
    }

    /** Begun again after their recorded end, by a process that nobody had frozen. */
    Set<String> repeated() {
        return begunAgain(begin -> !frozenOnce.contains(begin.process()));
    }

    /** The same by one that had been frozen: what it computes nobody takes from it. */
    Set<String> inVain() {
        return begunAgain(begin -> frozenOnce.contains(begin.process()));
    }

    private Set<String> begunAgain(Predicate<SideLog.Begun> by) {
        return sorted(begun.stream()
                .filter(by)
                .filter(begin -> begin.at().isAfter(end(begin)))
                .map(begin -> begin.request() + "/" + begin.item() + " by " + begin.process()));
    }

    private Instant end(SideLog.Begun begin) {
        return histories.stream()
                .filter(history -> history.request().equals(begin.request()))
                .flatMap(history -> ends(history, begin.item()).stream())
                .findFirst()
                .orElse(Instant.MAX);
    }

    private static List<Instant> ends(History history, String key) {
        return history.done().getOrDefault(key, List.of());
    }

    private Set<String> items(BiPredicate<History, String> wanted) {
        return sorted(histories.stream()
                .flatMap(history -> keys.stream()
                        .filter(key -> wanted.test(history, key))
                        .map(key -> history.request() + "/" + key)));
    }

    private static Set<String> sorted(Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new));
    }

    int workflows() {
        return histories.size();
    }

    int items() {
        return histories.size() * keys.size();
    }

    /** How often agents began with an item. */
    int begun() {
        return begun.size();
    }
}
