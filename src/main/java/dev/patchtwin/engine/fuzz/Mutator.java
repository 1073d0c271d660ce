package dev.patchtwin.engine.fuzz;

/** Makes plans of kept sequences. A plan is a wish: what is not possible when its turn comes is passed over. */
final class Mutator {
    private static final int MOST_EDITS = 4;

    private final Prng random;
    private final int operations;
    private final Recording plan = new Recording();

    Mutator(Prng random, int operations) {
        this.random = random;
        this.operations = operations;
    }

    /** Returns a plan; valid until the next one. */
    Recording plan(Strategy strategy, Corpus corpus) {
        plan.clear();
        if (strategy == Strategy.FRESH || corpus.isEmpty()) {
            return plan;
        }
        Recording entry = corpus.pick(random);
        plan.askedAbout(entry.asked());
        switch (strategy) {
            case SPLICE -> splice(entry, corpus.pick(random));
            case FAULTS -> otherFaults(entry);
            case EDIT -> edit(entry);
            default -> append(entry, 0, extended(entry));
        }
        return plan;
    }

    /** Half of the time the whole entry is gone on from, otherwise some beginning of it. */
    private int extended(Recording entry) {
        return random.oneIn(2) ? entry.size() : 1 + random.below(entry.size());
    }

    private void append(Recording entry, int from, int to) {
        for (int step = from; step < to; step++) {
            plan.append(entry, step, -1);
        }
    }

    private void splice(Recording entry, Recording other) {
        append(entry, 0, 1 + random.below(entry.size()));
        append(other, random.below(other.size()), other.size());
    }

    /** Leaves one answer out, if there is any; what goes wrong besides is up to the schedule. */
    private void otherFaults(Recording entry) {
        int without = entry.answers() == 0 ? -1 : random.below(2 * entry.answers());
        for (int step = 0; step < entry.size(); step++) {
            plan.append(entry, step, without);
        }
    }

    private void edit(Recording entry) {
        int edits = 1 + random.below(MOST_EDITS);
        int step = 0;
        for (; edits > 0 && step < entry.size(); edits--) {
            int at = step + random.below(Math.max(1, (entry.size() - step) / edits));
            append(entry, step, at);
            step = change(entry, at);
        }
        append(entry, step, entry.size());
    }

    /** Changes one operation; returns where the entry goes on. */
    private int change(Recording entry, int at) {
        switch (random.below(4)) {
            case 0 -> plan.append(entry, random.below(entry.size()), -1);
            case 1 -> plan.end(random.below(operations));
            case 2 -> {
                plan.end(random.below(operations));
                return at;
            }
            default -> {
                // left out
            }
        }
        return at + 1;
    }
}
