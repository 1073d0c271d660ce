package dev.patchtwin.check.adequacy;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the process says in which mutants are tried: a mutant may write there, too. */
public final class WorkerTarget implements ReaderTarget {
    @Override
    public String name() {
        return "worker";
    }

    @Override
    public List<byte[]> seeds() {
        return SeedFiles.texts(
                "done\tKILLED\tFUZZ\tlog\t12", "done\tSURVIVED\tNOTHING\t\t0", "done\tKILLED\tCRASH\ta b\t1");
    }

    @Override
    public List<String> libraries() {
        return List.of();
    }

    @Override
    public void read(byte[] data) {
        String line =
                new String(data, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        try {
            MutantResult.Trial trial = WorkerProcess.parse(line);
            Fit.check(trial.operations() >= 0, "how many? ", trial);
        } catch (WorkerProcess.WorkerDied e) {
            Fit.check(e.getMessage() == null, "says something: ", e);
        }
    }
}
