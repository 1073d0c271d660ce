package dev.patchtwin.engine.explore;

import dev.patchtwin.engine.twin.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the states of one chunk led to: candidates for new states, in the order of transitions, each with its key, and what
 * was found and counted on the way. Reused from batch to batch.
 */
final class Outbox {
    /** A difference, decided after a transition (from 0) of a state, or in the state itself (-1). */
    record Sighting(long state, int transition, Signature signature) {}

    long transitions;
    long ended;
    boolean aborted;
    boolean tooLong;
    final List<Sighting> sightings = new ArrayList<>();

    private int count;
    private long[] words = new long[1024];
    private int end;
    private int[] begins = new int[256];
    private int[] lengths = new int[256];
    private int[] keyBegins = new int[256];
    private int[] keyLengths = new int[256];
    private int[] parents = new int[256];
    private int[] ordinals = new int[256];
    private long[] firsts = new long[256];
    private long[] seconds = new long[256];
    private int[] nextOfPart = new int[256];
    private int[] slots = new int[256];
    private long[] places = new long[256];
    private long[] keyPlaces = new long[256];
    private final int[] headOfPart = new int[StateSet.PARTS];
    private final int[] tailOfPart = new int[StateSet.PARTS];
    private final int[] sizeOfPart = new int[StateSet.PARTS];

    void clear() {
        count = 0;
        end = 0;
        transitions = 0;
        ended = 0;
        aborted = false;
        tooLong = false;
        sightings.clear();
        Arrays.fill(headOfPart, -1);
        Arrays.fill(sizeOfPart, 0);
    }

    /** Adds a sighting, unless one of its signature is there that is as near or nearer. */
    void sight(Sighting sighting) {
        for (Sighting known : sightings) {
            if (known.signature.equals(sighting.signature) && (known.transition < 0 || sighting.transition >= 0)) {
                return;
            }
        }
        sightings.add(sighting);
    }

    /** Tells whether a signature was seen, in a state or after a transition as this one would be. */
    boolean hasSeen(Signature signature, int transition) {
        return sightings.stream().anyMatch(s -> s.signature.equals(signature) && (s.transition < 0 || transition >= 0));
    }

    /** Makes room for so many words at the end, and returns the array to put them into, from {@link #end}. */
    long[] room(int length) {
        if (end + length > words.length) {
            words = Arrays.copyOf(words, Math.max(2 * words.length, end + length));
        }
        return words;
    }

    /** Returns where the next words go. */
    int end() {
        return end;
    }

    /**
     * Adds a candidate whose words were put at the end. Lengths are in halves of words.
     *
     * @param ownKey whether its key is not the same words, but follows them
     * @param parent which state of the chunk it comes from
     * @param ordinal by which of its transitions
     */
    void add(int length, int keyLength, boolean ownKey, int parent, int ordinal, long first, long second) {
        if (count == begins.length) {
            grow();
        }
        int c = count++;
        begins[c] = end;
        lengths[c] = length;
        int words = (length + 1) >>> 1;
        keyBegins[c] = ownKey ? end + words : end;
        keyLengths[c] = keyLength;
        end += ownKey ? words + ((keyLength + 1) >>> 1) : words;
        parents[c] = parent;
        ordinals[c] = ordinal;
        firsts[c] = first;
        seconds[c] = second;
        nextOfPart[c] = -1;
        int part = StateSet.part(first);
        if (headOfPart[part] < 0) {
            headOfPart[part] = c;
        } else {
            nextOfPart[tailOfPart[part]] = c;
        }
        tailOfPart[part] = c;
        sizeOfPart[part]++;
    }

    private void grow() {
        int size = 2 * count;
        begins = Arrays.copyOf(begins, size);
        lengths = Arrays.copyOf(lengths, size);
        keyBegins = Arrays.copyOf(keyBegins, size);
        keyLengths = Arrays.copyOf(keyLengths, size);
        parents = Arrays.copyOf(parents, size);
        ordinals = Arrays.copyOf(ordinals, size);
        firsts = Arrays.copyOf(firsts, size);
        seconds = Arrays.copyOf(seconds, size);
        nextOfPart = Arrays.copyOf(nextOfPart, size);
        slots = Arrays.copyOf(slots, size);
        places = Arrays.copyOf(places, size);
        keyPlaces = Arrays.copyOf(keyPlaces, size);
    }

    int count() {
        return count;
    }

    long[] words() {
        return words;
    }

    int begin(int candidate) {
        return begins[candidate];
    }

    int length(int candidate) {
        return lengths[candidate];
    }

    int keyBegin(int candidate) {
        return keyBegins[candidate];
    }

    int keyLength(int candidate) {
        return keyLengths[candidate];
    }

    int parent(int candidate) {
        return parents[candidate];
    }

    int ordinal(int candidate) {
        return ordinals[candidate];
    }

    long first(int candidate) {
        return firsts[candidate];
    }

    long second(int candidate) {
        return seconds[candidate];
    }

    /** Returns how many candidates a part has. */
    int sizeOfPart(int part) {
        return sizeOfPart[part];
    }

    /** Returns how much memory it holds. */
    long bytes() {
        return 8L * words.length + 60L * begins.length;
    }

    /** Returns the first candidate of a part, or -1. */
    int firstOfPart(int part) {
        return headOfPart[part];
    }

    /** Returns the next candidate of the same part, or -1. */
    int nextOfPart(int candidate) {
        return nextOfPart[candidate];
    }

    /** Says in which slot of the set a new state waits for its place; -1 when it is not new. */
    void setSlot(int candidate, int slot) {
        slots[candidate] = slot;
    }

    int slot(int candidate) {
        return slots[candidate];
    }

    /** Says where a new state and its key will lie. */
    void setPlace(int candidate, long place) {
        places[candidate] = place;
    }

    void setKeyPlace(int candidate, long place) {
        keyPlaces[candidate] = place;
    }

    long keyPlace(int candidate) {
        return keyPlaces[candidate];
    }

    long place(int candidate) {
        return places[candidate];
    }

    /** Tells whether two candidates have the same key. */
    boolean sameKey(int candidate, Outbox other, int otherCandidate) {
        if (keyLengths[candidate] != other.keyLengths[otherCandidate]) {
            return false;
        }
        int from = keyBegins[candidate];
        int otherFrom = other.keyBegins[otherCandidate];
        for (int i = 0; i < (keyLengths[candidate] + 1) >>> 1; i++) {
            if (words[from + i] != other.words[otherFrom + i]) {
                return false;
            }
        }
        return true;
    }
}
