package dev.patchtwin.check.campaign;

import dev.patchtwin.engine.twin.Signature;
import java.util.List;

/**
 * What one run of a campaign did and found.
 *
 * @param run its number, from 0
 * @param seed what it was drawn from
 * @param operations how many lock-step operations it made
 * @param sequences how many sequences
 * @param covered the probes that it met, a bit per probe
 * @param compared how often each channel was compared, in the order of the models
 * @param declaredUses how often each declared difference was needed, in the order of the contract
 * @param found what it found, each signature once
 * @param seconds how long it took; the only figure that differs from time to time
 */
public record CampaignRun(
        long run,
        long seed,
        long operations,
        long sequences,
        long covered,
        List<Long> compared,
        List<Long> declaredUses,
        List<Found> found,
        double seconds) {
    /** Copies the lists. */
    public CampaignRun {
        compared = List.copyOf(compared);
        declaredUses = List.copyOf(declaredUses);
        found = List.copyOf(found);
    }

    /**
     * A difference.
     *
     * @param signature channel and kind
     * @param sequence the sequence that showed it, from 0
     * @param trace the sequence as the text of a trace
     */
    public record Found(Signature signature, long sequence, String trace) {}
}
