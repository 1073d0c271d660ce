package dev.patchtwin.conform.run;


import dev.patchtwin.conform.box.BoxedProcess;
import java.util.List;

/** Carries calls out once more, in another build of the same C: each exactly once, from its begin to its end. */
public final class Rerun {
    private Rerun() {}

    /**
     * Runs them.
     *
     * @param started the other build, just started; it is told when there is nothing more to do, and ends by itself
     * @param batches as {@link CProgram#repeatTo} gives them
     * @throws CException when it cannot be run, or dies
     */
    public static void of(BoxedProcess started, List<long[]> batches) {
        try (CProcess process = new CProcess(started)) {
            Words words = new Words();
            for (long[] batch : batches) {
                words.clear();
                words.addAll(batch, batch.length);
                process.send(Wire.BRIEF, words);
                process.read();
            }
            process.finish();
        } catch (CProcess.Died e) {
            throw new CException("the C dies when it is run once more: " + e.death().what());
        }
    }
}
