package dev.patchtwin.report;

import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.conform.CDeath;
import dev.patchtwin.check.conform.CStep;
import dev.patchtwin.check.conform.ConformOutcome;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.conform.Couple;
import dev.patchtwin.check.conform.Drift;
import dev.patchtwin.check.conform.ExploredResult;
import dev.patchtwin.check.conform.FunctionResult;
import dev.patchtwin.check.conform.SequencesResult;
import dev.patchtwin.conform.coverage.PatchCoverage;
import dev.patchtwin.conform.coverage.PatchLine;
import dev.patchtwin.patch.Hunk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs of C to print. */
public final class ConformSamples {
    public static final String EVIL = "\u001b[2Jevil\u202e";

    /** Of three changed lines one holds no code, one ran, and one did not. */
    private static final PatchCoverage COVERAGE = new PatchCoverage(List.of(
            new PatchLine(
                    Hunk.Kind.REMOVED,
                    "mm/toy.c",
                    12,
                    40,
                    "\tif (free_spt(t))",
                    Optional.of(1_793L),
                    List.of(1_337L, 456L)),
            new PatchLine(Hunk.Kind.REMOVED, "mm/toy.c", 13, 41, "\t}", Optional.empty(), List.of()),
            new PatchLine(Hunk.Kind.ADDED, "mm/toy.c", 12, 42, "\t" + EVIL + "();", Optional.of(0L), List.of())));

    private ConformSamples() {}

    public static ConformRun fitting() {
        return done(List.of(), List.of(), Optional.of(COVERAGE), false);
    }

    public static ConformRun interrupted() {
        return done(List.of(), List.of(), Optional.empty(), true);
    }

    public static ConformRun skipped() {
        return run(new ConformOutcome.Skipped("no C compiler: neither gcc nor clang is on the PATH"), List.of());
    }

    public static ConformRun drifted() {
        return done(List.of(drift(false)), List.of(), Optional.of(COVERAGE), false);
    }

    public static ConformRun ofThePatch() {
        return done(List.of(drift(true)), List.of(), Optional.of(COVERAGE), false);
    }

    public static ConformRun dead() {
        CDeath death = new CDeath(
                true,
                "toy_free (1, 2), answered (0)",
                "heap-use-after-free: READ of size 1 " + EVIL,
                List.of("toy_free mm/toy.c:12", "main runner.c:275"),
                IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> "line " + i + " " + EVIL)
                        .toList());
        return done(List.of(), List.of(death), Optional.empty(), false);
    }

    private static Drift drift(boolean ofThePatch) {
        return new Drift(
                Couple.PATCH,
                Optional.empty(),
                List.of("warnings"),
                "fuzzing, in sequence 12",
                "# patchtwin trace 1\nbundle toy\n",
                Samples.STEPS,
                List.of("The C after the patch does what the C before it does not."),
                ofThePatch,
                List.of(
                        new CStep(true, "free_spt", "mm/toy.c", 12, 40, true, false, "reclaim (1)", "-5"),
                        new CStep(false, "free_spt", "mm/toy.c", 11, 39, false, false, EVIL, ""),
                        new CStep(false, "helper", "patches/toy/shim/toy.c", 7, 0, false, true, "relax", "")));
    }

    private static ConformRun done(
            List<Drift> drifts, List<CDeath> deaths, Optional<PatchCoverage> coverage, boolean interrupted) {
        ConformResult result = new ConformResult(
                "gcc 12.2.0",
                true,
                "seccomp, landlock 7, rlimits",
                "the hunks of the mail",
                1,
                "large",
                46,
                List.of(
                        new FunctionResult("free_spt", false, 1_000, true, true),
                        new FunctionResult("reclaim_sp", true, 320, deaths.isEmpty(), !interrupted)),
                List.of(new ExploredResult(Couple.BEFORE, "tiny", 63_510, 213_962, 2, true, 0, 1.5)),
                interrupted
                        ? List.of()
                        : List.of(new SequencesResult(
                                Couple.PATCH, 400_820, 400_000, 9_000, 92_559, drifts.size(), 3.94)),
                drifts,
                deaths,
                coverage,
                List.of("toy.h:3: warning: " + EVIL),
                interrupted);
        List<Optional<Path>> files = drifts.stream()
                .map(d -> Optional.of(Path.of("target/witness/toy/conform-patch-warnings.trace")))
                .toList();
        return run(new ConformOutcome.Done(result), files);
    }

    private static ConformRun run(ConformOutcome outcome, List<Optional<Path>> files) {
        return new ConformRun(
                "toy", "KVM: toy: Rework it", outcome, files, "./patchtwin conform toy --seed 1", Optional.empty());
    }
}
