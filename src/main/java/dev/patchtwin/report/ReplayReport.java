package dev.patchtwin.report;

import dev.patchtwin.check.ReplayResult;
import java.io.PrintWriter;
import java.util.List;

/** A replayed trace as text: everything that both sides showed, step by step. */
public final class ReplayReport {
    private final PrintWriter out;
    private final Palette palette;

    /** @param out is not closed */
    public ReplayReport(PrintWriter out, Palette palette) {
        this.out = out;
        this.palette = palette;
    }

    /** Prints the result. */
    public void print(ReplayResult result) {
        out.println("Replaying a trace of " + palette.strong().apply(result.bundle())
                + (result.strict() ? ", no declared difference allowed" : ""));
        print(result, WitnessTable.Heads.SIDES);
    }

    /** Prints what came of replaying a trace on a model as it was at the base of a range and as it is at the head. */
    public void printRevisions(ReplayResult result, String model) {
        out.println("Replaying a trace of " + palette.strong().apply(result.bundle()) + " on "
                + palette.strong().apply(Visible.of(model)) + " at the base and at the head");
        print(result, WitnessTable.Heads.REVISIONS);
    }

    private void print(ReplayResult result, WitnessTable.Heads heads) {
        WitnessTable.whole(result.steps(), heads, palette).forEach(out::println);
        out.println();
        say("DIFFERENT on ", result.differing());
        say("DIFFERENT IN TIME on ", result.timing());
        say("UNSAFE, both sides break the same invariant on ", result.broken());
        if (result.differing().isEmpty()
                && result.timing().isEmpty()
                && result.broken().isEmpty()) {
            out.println(palette.good().apply("NO DIFFERENCE FOUND") + " in this trace"
                    + (result.declared().isEmpty()
                            ? ""
                            : ", but for what is declared: " + String.join(", ", result.declared())));
        }
        palette.command("Again: ", result.repro()).forEach(out::println);
    }

    private void say(String what, List<String> channels) {
        if (!channels.isEmpty()) {
            out.println(palette.bad().apply(what + String.join(", ", channels)));
        }
    }
}
