package dev.journeyman.core.guard;

import dev.journeyman.api.Usage;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a workflow has used of models: a fold over <em>all</em> its events, so that no rollback and no recovery lowers it.
 * Never changes; each method gives the ledger after the event.
 *
 * <p>Each try reserves what it may use at most before it runs and settles what it did use. The reservation of a try that
 * died counts as spent, because nobody knows what it did use. The first name in a try's id, up to '#' or '/', is taken
 * for its phase.
 */
public final class Ledger {
    /** Nothing used. */
    public static final Ledger EMPTY = new Ledger(Map.of(), Map.of(), new TreeMap<>());

    private final Map<String, Usage> open;
    private final Map<String, Usage> dead;
    private final SortedMap<String, Usage> settled;

    private Ledger(Map<String, Usage> open, Map<String, Usage> dead, SortedMap<String, Usage> settled) {
        this.open = open;
        this.dead = dead;
        this.settled = settled;
    }

    /** A try is about to run. If one of the same id is open, it has died: ids repeat on another timeline. */
    public Ledger reserve(String tryId, Usage atMost) {
        Ledger former = die(tryId);
        Map<String, Usage> reserved = new HashMap<>(former.open);
        reserved.put(tryId, atMost);
        return new Ledger(reserved, former.dead, settled);
    }

    /**
     * A try has said what it used, also if it failed. Counts if there was no reservation; changes nothing if the try is
     * known to be dead, since its reservation counts already.
     */
    public Ledger settle(String tryId, Usage spent) {
        if (!open.containsKey(tryId) && dead.containsKey(tryId)) {
            return this;
        }
        SortedMap<String, Usage> sums = new TreeMap<>(settled);
        sums.merge(phase(tryId), spent, Usage::plus);
        return new Ledger(without(tryId), dead, sums);
    }

    /** A try will never settle: its process died, or it was cut off. */
    public Ledger die(String tryId) {
        Usage atMost = open.get(tryId);
        if (atMost == null) {
            return this;
        }
        Map<String, Usage> deaths = new HashMap<>(dead);
        deaths.merge(tryId, atMost, Usage::plus);
        return new Ledger(without(tryId), deaths, settled);
    }

    /** No try that is open will ever settle: there is a new owner, or a rollback begins. */
    public Ledger dieAll() {
        Ledger ledger = this;
        for (String tryId : open.keySet()) {
            ledger = ledger.die(tryId);
        }
        return ledger;
    }

    private Map<String, Usage> without(String tryId) {
        Map<String, Usage> rest = new HashMap<>(open);
        rest.remove(tryId);
        return rest;
    }

    private static String phase(String tryId) {
        return tryId.split("[#/]", 2)[0];
    }

    /** What tries said they used. */
    public Usage settled() {
        return sum(settled);
    }

    /** The reservations of tries that died. */
    public Usage unsettled() {
        return sum(dead);
    }

    /** The reservations of tries under way. */
    public Usage reserved() {
        return sum(open);
    }

    /** Settled and unsettled: what is gone for good. Never falls. */
    public Usage spent() {
        return settled().plus(unsettled());
    }

    /** Spent and reserved: what can be gone already. */
    public Usage committed() {
        return spent().plus(reserved());
    }

    /** What is spent, by phase. */
    public SortedMap<String, Usage> spentByPhase() {
        SortedMap<String, Usage> sums = new TreeMap<>(settled);
        dead.forEach((tryId, atMost) -> sums.merge(phase(tryId), atMost, Usage::plus));
        return Collections.unmodifiableSortedMap(sums);
    }

    /** What an open try has reserved. */
    public Optional<Usage> reservation(String tryId) {
        return Optional.ofNullable(open.get(tryId));
    }

    private static Usage sum(Map<String, Usage> usages) {
        return usages.values().stream().reduce(Usage.NONE, Usage::plus);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ledger ledger
                && open.equals(ledger.open)
                && dead.equals(ledger.dead)
                && settled.equals(ledger.settled);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * open.hashCode() + dead.hashCode()) + settled.hashCode();
    }

    @Override
    public String toString() {
        return "settled " + settled + ", unsettled " + dead + ", reserved " + open;
    }
}
