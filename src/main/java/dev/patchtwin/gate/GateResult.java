package dev.patchtwin.gate;

import java.util.List;

/**
 * What came out of a gate.
 *
 * @param range what was compared
 * @param changes what changed, in the order of paths
 * @param models the models whose sources changed, in the order of bundles, before and after
 * @param bundles all bundles of both ends, in alphabetical order
 * @param notes what else somebody should know, in sentences: a declaration that nothing needed, a clone that is shallow
 * @param verdict the worst that can be said
 * @param repro the command that does all this again
 * @param seconds how long it took; alone here, nothing else depends on it
 */
public record GateResult(
        GateRange range,
        List<GateChange> changes,
        List<ModelOutcome> models,
        List<BundleOutcome> bundles,
        List<String> notes,
        GateVerdict verdict,
        String repro,
        double seconds) {
    /** Copies the lists. */
    public GateResult {
        changes = List.copyOf(changes);
        models = List.copyOf(models);
        bundles = List.copyOf(bundles);
        notes = List.copyOf(notes);
    }
}
