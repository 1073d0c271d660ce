package dev.patchtwin.report;

import dev.patchtwin.check.BenchResult;
import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Rates;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Short answers of a few lines: what bundles there are, how fast they run. */
public final class Tables {
    private Tables() {}

    /** Prints a line per bundle; the titles are in the same order. */
    public static void list(List<Bundle> bundles, List<String> titles, PrintWriter out) {
        int width = bundles.stream().mapToInt(b -> b.id().length()).max().orElse(0);
        for (int i = 0; i < bundles.size(); i++) {
            out.println(Text.pad(bundles.get(i).id(), width) + "  " + titles.get(i));
        }
    }

    /** Prints a measurement. */
    public static void bench(BenchResult result, PrintWriter out) {
        out.println(result.bundle());
        BenchResult.Fuzzed fuzz = result.fuzz();
        out.println("fuzz, world " + fuzz.world() + ", runs of " + Text.count(fuzz.operations(), "operation"));
        print("one thread", "operations/s", fuzz.rates(), out);
        fuzz.hunt()
                .ifPresent(hunt -> out.println("  median of operations until one of " + hunt.mutants()
                        + " mutants is told apart, " + hunt.seeds() + " seeds each: guided "
                        + Text.count(hunt.guided()) + ", uniform " + Text.count(hunt.uniform())));
        for (BenchResult.Explored explored : result.explored()) {
            out.println("explore, world " + explored.world() + ", " + Text.count(explored.states(), "pair") + " of states, "
                    + Text.count(explored.transitions(), "transition") + ", "
                    + String.format(Locale.ROOT, "%.1f bytes per state", explored.bytesPerState()));
            print("one thread", "transitions/s", explored.oneThread(), out);
            print("two threads", "transitions/s", explored.twoThreads(), out);
        }
        result.peer().ifPresent(peer -> print(peer, out));
        out.println(result.machine() + "; " + result.jvm());
    }

    private static void print(BenchResult.Peer peer, PrintWriter out) {
        if (peer.rates().isEmpty()) {
            out.println(peer.name() + ": not measured, " + peer.note());
            return;
        }
        out.println(peer.name() + " on " + peer.model() + ", " + Text.count(peer.states(), "state") + ", "
                + Text.count(peer.transitions(), "transition") + " of one model each");
        print("one thread", "transitions/s", peer.rates().get(), out);
    }

    private static void print(String label, String unit, Rates rates, PrintWriter out) {
        out.println("  " + Text.pad(label, 12) + Text.padLeft(Text.count(Math.round(rates.median())), 12) + " " + unit
                + " (median of " + rates.perSecond().size() + "; " + Text.count(Math.round(rates.least())) + " to "
                + Text.count(Math.round(rates.most())) + ")");
    }
}
