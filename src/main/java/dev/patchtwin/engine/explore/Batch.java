package dev.patchtwin.engine.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Some chunks of states that are expanded together, in three phases with all threads in each: chunks are expanded while the
 * set of known states is only read; the parts of the set claim slots for what is new, each part in the order of the chunks;
 * and what is new is numbered, in that order, and put in its place. So the numbers are those that one thread would give.
 */
final class Batch {
    /** How many chunks make a batch: enough work to share, and little enough to throw away when the run is stopped. */
    static final int CHUNKS = 256;

    private final States states;
    private final StateSet known;
    private final Crew crew;
    private final List<Expander> expanders;
    private final Outbox[] boxes = new Outbox[CHUNKS];
    private final Moves moves = new Moves();
    private long fingerprintFirst;
    private long fingerprintSecond;

    Batch(States states, StateSet known, Crew crew, List<Expander> expanders) {
        this.states = states;
        this.known = known;
        this.crew = crew;
        this.expanders = expanders;
        for (int i = 0; i < CHUNKS; i++) {
            boxes[i] = new Outbox();
        }
    }

    /** Adds the initial state. */
    void start() {
        expanders.get(0).start(boxes[0]);
        keep(0, 1, -1);
    }

    /**
     * Expands the states of some chunks, and keeps what is new.
     *
     * @param first the number of the first state
     * @param end the number after that of the last state; at most {@link #CHUNKS} chunks on
     * @param looking whether the states are only looked at, not expanded
     * @param control whether to give up
     * @return what came out, chunk by chunk; empty when it was given up, and nothing has changed
     */
    List<Outbox> run(long first, long end, boolean looking, Halting control) {
        long firstChunk = first / States.CHUNK;
        int chunks = (int) ((end - 1) / States.CHUNK - firstChunk) + 1;
        crew.run(chunks, (worker, task) -> {
            Outbox box = boxes[task];
            if (control.isHalted()) {
                box.clear();
                box.aborted = true;
                return;
            }
            long chunk = firstChunk + task;
            long chunkFirst = Math.max(first, chunk * States.CHUNK);
            long chunkEnd = Math.min(end, (chunk + 1) * States.CHUNK);
            if (looking) {
                expanders.get(worker).look(chunk, chunkFirst, chunkEnd, box);
            } else {
                expanders.get(worker).expand(chunk, chunkFirst, chunkEnd, box);
            }
        });
        List<Outbox> done = new ArrayList<>();
        for (int i = 0; i < chunks; i++) {
            if (boxes[i].aborted) {
                return List.of();
            }
            done.add(boxes[i]);
        }
        expanders.forEach(expander -> expander.moveTo(moves));
        keep(firstChunk, chunks, 0);
        return done;
    }

    /** Says when to give up; safe for use by several threads. */
    @FunctionalInterface
    interface Halting {
        boolean isHalted();
    }

    private void keep(long firstChunk, int chunks, long initial) {
        crew.run(StateSet.PARTS, (worker, part) -> claim(part, chunks));
        for (int i = 0; i < chunks; i++) {
            number(boxes[i], initial < 0 ? -1 : (firstChunk + i) * States.CHUNK);
        }
        crew.run(chunks, (worker, task) -> settle(boxes[task]));
        known.endBatch();
    }

    private void claim(int part, int chunks) {
        int more = 0;
        for (int i = 0; i < chunks; i++) {
            more += boxes[i].sizeOfPart(part);
        }
        if (more == 0) {
            return;
        }
        known.reserve(part, more);
        for (int i = 0; i < chunks; i++) {
            Outbox box = boxes[i];
            for (int c = box.firstOfPart(part); c >= 0; c = box.nextOfPart(c)) {
                known.claim(part, box, c);
            }
        }
    }

    private void number(Outbox box, long chunkBegin) {
        for (int c = 0; c < box.count(); c++) {
            if (box.slot(c) >= 0) {
                long parent = chunkBegin < 0 ? -1 : chunkBegin + box.parent(c);
                box.setPlace(c, states.add(box.length(c), parent, box.ordinal(c)));
                box.setKeyPlace(c, known.placeOfKey(box, c));
                fingerprintFirst += box.first(c);
                fingerprintSecond += Hash.second(box.words(), box.keyBegin(c), (box.keyLength(c) + 1) >>> 1);
            }
        }
    }

    private void settle(Outbox box) {
        for (int c = 0; c < box.count(); c++) {
            if (box.slot(c) >= 0) {
                states.arena().put(box.place(c), box.words(), box.begin(c), box.length(c));
                known.settle(box, c);
            }
        }
    }

    /** Returns the sum of the fingerprints of all states: the same for the same set, in whatever order. */
    String fingerprint() {
        return String.format("%016x%016x", fingerprintFirst, fingerprintSecond);
    }

    /** Returns how cells moved in the transitions of all batches that were not given up. */
    Moves moves() {
        return moves;
    }

    /** Returns how much memory the candidates take. */
    long bytes() {
        long bytes = 0;
        for (Outbox box : boxes) {
            bytes += box.bytes();
        }
        return bytes;
    }
}
