package dev.patchtwin.report;

import dev.patchtwin.check.ChannelResult;
import dev.patchtwin.check.ChannelResult.Outcome;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.CorpusUse;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.FuzzRun;
import dev.patchtwin.check.GoldenResult;
import dev.patchtwin.check.Guidance;
import dev.patchtwin.check.PatchSummary;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Results to print. */
public final class Samples {
    public static final List<StepView> STEPS = List.of(
            new StepView(
                    1,
                    "map gfn=0",
                    List.of(),
                    List.of(new StepView.ChannelView("pages", List.of("page0 mapped"), List.of("page0 mapped"), false)),
                    List.of()),
            new StepView(
                    2,
                    "destroy-vm",
                    List.of("answer reclaim sept@gfn0/l1 attempt=1 -> TDX_OPERAND_BUSY"),
                    List.of(
                            new StepView.ChannelView(
                                    "warnings",
                                    List.of("splat tdx_reclaim_page", "splat handle_removed_pt"),
                                    List.of("splat tdx_reclaim_page"),
                                    true),
                            new StepView.ChannelView(
                                    "returns", List.of("destroy-vm 0"), List.of("destroy-vm 0"), false)),
                    List.of()));

    private Samples() {}

    public static Finding finding() {
        Trace trace = new Trace(
                "toy",
                Map.of("gfns", 1),
                List.of(
                        new Trace.Step(new Operation(0, "map gfn=0"), List.of()),
                        new Trace.Step(new Operation(1, "destroy-vm"), List.of())));
        return new Finding(
                "warnings",
                Finding.Kind.DIFFERENCE,
                "fuzzing, in sequence 12",
                trace,
                "# patchtwin trace 1\n",
                STEPS,
                Optional.empty(),
                "./patchtwin replay --no-declared target/witness/toy/warnings.trace",
                List.of("The patch drops the warning around the hook."));
    }

    public static CheckResult result(Verdict verdict, List<Finding> findings, List<String> reasons) {
        return result(verdict, findings, reasons, Optional.empty());
    }

    public static CheckResult result(
            Verdict verdict, List<Finding> findings, List<String> reasons, Optional<ConformRun> conform) {
        DeclaredDifference declared = new DeclaredDifference(
                "hook-splat",
                "warnings",
                Side.BEFORE,
                List.of("splat handle_removed_pt"),
                Optional.empty(),
                false,
                "Before the patch, the MMU warned about a page that the hook could not reclaim; after it, nobody does.");
        return new CheckResult(
                "toy",
                "KVM: toy: Rework it",
                new PatchSummary(
                        Path.of("patches/toy/toy.txt"),
                        "KVM: toy: Rework it",
                        List.of("RFC PATCH v5 09/45", "A Developer"),
                        List.of(
                                new PatchSummary.Changed("kvm/toy.c", 3, 17),
                                new PatchSummary.Changed("kvm/toy.h", 2, 58)),
                        17,
                        29,
                        List.of(
                                new PatchSummary.Touched(
                                        "mm/toy.c", Optional.of("free_spt"), Optional.of("reclaim_sp")),
                                new PatchSummary.Touched("mm/toy.c", Optional.of("gone"), Optional.empty())),
                        2,
                        List.of(
                                "toy.txt:7: note: header lines were folded again",
                                "toy.txt:42: warning: a blank context line was put back")),
                List.of("toy-before", "toy-after"),
                false,
                goldens(),
                Optional.empty(),
                Optional.of(fuzzRun()),
                conform,
                List.of(
                        new ChannelResult("pages", "state of every page", Outcome.AGREES, 1_500_000, 0),
                        new ChannelResult(
                                "warnings",
                                "splats",
                                findings.isEmpty() ? Outcome.DECLARED : Outcome.DIFFERS,
                                20_000,
                                findings.isEmpty() ? 12_345 : 0)),
                List.of(new DeclaredUse(declared, 12_345, false)),
                findings,
                1,
                List.of(),
                verdict,
                reasons,
                "./patchtwin check toy --seed 1 --operations 2000000",
                Optional.empty());
    }

    private static List<GoldenResult> goldens() {
        return List.of("panic", "silence", "warnings").stream()
                .map(name -> new GoldenResult(
                        name,
                        Path.of("golden/toy", name + ".trace"),
                        Path.of("golden/toy", name + ".expected"),
                        List.of(),
                        0))
                .toList();
    }

    private static FuzzRun fuzzRun() {
        return new FuzzRun(
                "large",
                new TreeMap<>(Map.of("gfns", 2, "vcpus", 1)),
                1,
                2_000_000,
                2_000_000,
                2_000_000,
                true,
                51_234,
                40,
                1.94,
                false,
                new Guidance(
                        1_110,
                        498,
                        "fresh 11 : extend 14 : splice 16 : faults 11 : edit 10",
                        Optional.of(new CorpusUse(Path.of("corpus", "toy"), 12, 1, 498))),
                1);
    }
}
