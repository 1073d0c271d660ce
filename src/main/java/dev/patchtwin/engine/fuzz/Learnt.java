package dev.patchtwin.engine.fuzz;

/** What a run has learnt up to the end of a generation. */
final class Learnt {
    private final Corpus corpus = new Corpus();
    private final Mix mix = new Mix();
    private final Pilot pilot;

    /** @param names how many names operations have */
    Learnt(int names) {
        pilot = new Pilot(names);
    }

    /** Returns the sequences that are gone on from, and what was met. */
    Corpus corpus() {
        return corpus;
    }

    /** Returns how often each strategy is used. */
    Mix mix() {
        return mix;
    }

    /** Returns what is known of the operations. */
    Pilot pilot() {
        return pilot;
    }

    /** Learns from a chunk; of its sequences those are kept that still are the first to meet something. */
    void add(Chunk chunk) {
        pilot.add(chunk.pilot());
        mix.add(chunk.tried(), chunk.paid());
        for (Chunk.Kept kept : chunk.kept()) {
            boolean isNew = false;
            for (int feature : kept.met()) {
                isNew |= corpus.met().add(feature);
            }
            if (isNew) {
                corpus.add(kept.recording());
            }
        }
    }
}
