package dev.patchtwin.engine.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * Sequences that brought something new when they were run, and all that was met by them. Newer ones are picked more often:
 * what has just been found has not been gone on from.
 */
final class Corpus {
    private final List<Recording> entries = new ArrayList<>();
    private final Features met = new Features();

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    /** Picks an entry. */
    Recording pick(Prng random) {
        return entries.get(Math.max(random.below(entries.size()), random.below(entries.size())));
    }

    /** Adds a sequence. */
    void add(Recording entry) {
        entries.add(entry);
    }

    /** Returns what was met. */
    Features met() {
        return met;
    }

    /** Returns the entries, oldest first. */
    List<Recording> entries() {
        return entries;
    }

    /** Takes over another one. */
    void copy(Corpus other) {
        entries.clear();
        entries.addAll(other.entries);
        met.copy(other.met);
    }
}
