package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.report.JsonReport;
import dev.patchtwin.report.TerminalReport;
import dev.patchtwin.report.ci.CheckRuns.Checks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks bundles one after the other, prints them, and remembers what came of each. */
final class CheckedBundles {
    private final Surroundings surroundings;
    private final Printing printing;
    private final List<CheckResult> results = new ArrayList<>();
    private final List<String> notRun = new ArrayList<>();

    /** What is printed. */
    enum Printing {
        /** Each bundle as a screen of text when it is done. */
        TEXT,
        /** All of them as one document in the end. */
        JSON,
        /** Nothing. */
        NOTHING
    }

    CheckedBundles(Surroundings surroundings, Printing printing) {
        this.surroundings = surroundings;
        this.printing = printing;
    }

    /** Checks them, and returns what the program exits with. */
    int run(List<Bundle> bundles, CheckOptions options) throws InputException, IOException {
        for (Bundle bundle : bundles) {
            if (surroundings.cancelled().getAsBoolean()) {
                surroundings.err().println("patchtwin: interrupted; not checked: " + bundle.id());
                notRun.add(bundle.id());
                continue;
            }
            CheckResult result;
            try (ProgressLine progress = new ProgressLine(surroundings)) {
                result = Check.run(bundle, options, progress);
            }
            print(result);
            results.add(result);
        }
        if (printing == Printing.JSON) {
            new JsonReport(surroundings.out()).checks(results);
        }
        Verdict worst = notRun.isEmpty() ? Verdict.EQUIVALENT : Verdict.INCONCLUSIVE;
        return ExitCode.of(results.stream().map(CheckResult::verdict).reduce(worst, Verdict::worse));
    }

    private void print(CheckResult result) {
        if (printing != Printing.TEXT) {
            return;
        }
        if (!results.isEmpty()) {
            surroundings.out().println();
        }
        new TerminalReport(surroundings.text(), surroundings.palette()).print(result);
        surroundings.out().flush();
    }

    /** Returns what came of those that were checked, in their order. */
    List<CheckResult> results() {
        return List.copyOf(results);
    }

    /**
     * Returns what is known by now.
     *
     * @param errors why it ended before its end
     * @param failure what Patchtwin failed with
     * @param again the command that does it again
     */
    Checks checks(List<String> errors, Optional<String> failure, String again) {
        return new Checks(results, notRun, errors, failure, again);
    }
}
