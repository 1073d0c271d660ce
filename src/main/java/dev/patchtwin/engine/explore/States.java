package dev.patchtwin.engine.explore;

import dev.patchtwin.model.StateReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * States, numbered in the order in which a breadth-first search by one thread finds them. Of each it is known how many
 * states were first found from it, and by which of its parent's transitions it was found itself: enough to tell how to get
 * there. Where a state begins is kept for every {@value #CHUNK}th only; from there one walks.
 */
final class States {
    /** How many states share an entry of the index. */
    static final int CHUNK = 32;
    /** The longest state, in halves of words. */
    static final int LONGEST = 255;

    private static final int MANY_CHILDREN = 0xff;
    private static final int LATE_TRANSITION = 0xffff;

    private final Arena arena = new Arena();

    /** For each state: its length (8 bits, in halves of words), how many states were first found from it (8), its transition (16). */
    private final Numbers facts = new Numbers();

    /** For each chunk: where its first state begins, and the number of the first state that was found from it. */
    private final Numbers index = new Numbers();

    private long count;
    private long nextParent;
    private final Map<Long, Integer> manyChildren = new HashMap<>();
    private final Map<Long, Integer> lateTransitions = new HashMap<>();

    /** Returns how many states there are. */
    long count() {
        return count;
    }

    /** Returns what holds their words. */
    Arena arena() {
        return arena;
    }

    /** Returns about how many bytes they take. */
    long bytes() {
        return arena.bytes() + facts.bytes() + index.bytes();
    }

    /**
     * Makes room for the next state, and says where its words have to be put. States are added in the order of their
     * parents.
     *
     * @param parent the number of the state that it was found from; -1 for the initial state
     * @param transition which transition of that state led to it, from 0
     */
    long add(int length, long parent, int transition) {
        closeParentsUpTo(parent);
        long place = arena.add(length);
        if (count % CHUNK == 0) {
            index.setLong(count / CHUNK * 4, place);
        }
        facts.set(count, length << 24 | Math.min(transition, LATE_TRANSITION));
        if (transition >= LATE_TRANSITION) {
            lateTransitions.put(count, transition);
        }
        if (parent >= 0) {
            addChild(parent);
        }
        count++;
        return place;
    }

    private void closeParentsUpTo(long parent) {
        while (nextParent <= parent) {
            if (nextParent % CHUNK == 0) {
                index.setLong(nextParent / CHUNK * 4 + 2, count);
            }
            nextParent++;
        }
    }

    private void addChild(long parent) {
        int children = children(parent) + 1;
        if (children >= MANY_CHILDREN) {
            manyChildren.put(parent, children);
        }
        facts.set(parent, (facts.get(parent) & 0xff00ffff) | (Math.min(children, MANY_CHILDREN) << 16));
    }

    /** Frees the words of the states before this one; what else is known about them is kept. */
    void dropBefore(long number) {
        arena.dropBefore(number >= count ? arena.end() : placeOfChunk(number / CHUNK));
    }

    /** Returns where the first state of a chunk begins. */
    long placeOfChunk(long chunk) {
        return index.getLong(chunk * 4);
    }

    /** Returns the place of the state after the one with this number, which is at this place; there must be one. */
    long placeAfter(long number, long place) {
        return Arena.next(place, length(number), length(number + 1));
    }

    /** Lets a reader read the state with this number, which is at this place, out of a buffer of {@link #LONGEST}. */
    void open(StateReader reader, long[] buffer, long number, long place) {
        int length = length(number);
        int words = (length + 1) >>> 1;
        Arrays.fill(buffer, 0, words, 0);
        arena.get(place, length, buffer);
        reader.open(buffer, 0, words);
    }

    /** Returns the length of a state in halves of words. */
    int length(long number) {
        return facts.get(number) >>> 24;
    }

    /** Returns by which transition of its parent a state was found. */
    int transition(long number) {
        int transition = facts.get(number) & 0xffff;
        return transition < LATE_TRANSITION ? transition : lateTransitions.getOrDefault(number, transition);
    }

    private int children(long number) {
        int children = facts.get(number) >>> 16 & 0xff;
        return children < MANY_CHILDREN ? children : manyChildren.getOrDefault(number, children);
    }

    /** Returns from which state a state was first found; not for the initial one. */
    long parent(long number) {
        long low = 0;
        long high = (nextParent - 1) / CHUNK;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (firstChildOfChunk(middle) <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        long parent = low * CHUNK;
        long child = firstChildOfChunk(low) + children(parent);
        while (child <= number) {
            child += children(++parent);
        }
        return parent;
    }

    private long firstChildOfChunk(long chunk) {
        return index.getLong(chunk * 4 + 2);
    }
}
