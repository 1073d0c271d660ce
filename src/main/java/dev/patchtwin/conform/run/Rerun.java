package dev.patchtwin.conform.run;

import dev.patchtwin.conform.box.BoxedProcess;
import java.io.IOException;
import java.util.List;

/** Carries calls out once more, in another build of the same C: each exactly once, from its begin to its end. */
public final class Rerun {
    private final CProcess process;
    private final List<String> functions;
    private final List<String> here;

    private Rerun(CProcess process, List<String> functions) {
        this.process = process;
        this.functions = functions;
        here = process.greeting().functions();
    }

    /**
     * Runs them.
     *
     * @param started the other build, just started; it is told when there is nothing more to do, and ends by itself
     * @param functions the functions by their numbers in the calls: another build numbers them otherwise
     * @param batches as {@link CProgram#repeatTo} gives them
     * @throws CException when it cannot be run, dies, or does something else than the first build
     */
    public static void of(BoxedProcess started, List<String> functions, List<long[]> batches) {
        try (CProcess process = new CProcess(started)) {
            Rerun rerun = new Rerun(process, functions);
            for (long[] batch : batches) {
                rerun.run(batch);
            }
            process.finish();
        } catch (CProcess.Died e) {
            throw new CException(
                    "the C dies when it is run once more: " + e.death().what());
        } catch (IOException e) {
            throw new CException("the C answers with nonsense when it is run once more: " + e.getMessage());
        }
    }

    private void run(long[] batch) throws CProcess.Died, IOException {
        Words words = new Words();
        words.addAll(batch, batch.length);
        for (int at = 0; at < batch.length; at += 3 + (int) (batch[at + 1] + batch[at + 2])) {
            words.array()[at] = here.indexOf(functions.get((int) batch[at]));
        }
        process.send(Wire.FULL, words);
        Wire.Row reply = new Wire.Row(process.read());
        for (int at = 0; at < batch.length; at += 3 + (int) (batch[at + 1] + batch[at + 2])) {
            long status = reply.next();
            reply.row();
            reply.next();
            if (status != Wire.RETURNED) {
                throw new CException("the C does something else when it is built to count what runs: "
                        + functions.get((int) batch[at]) + " does not return after the same answers");
            }
        }
    }
}
