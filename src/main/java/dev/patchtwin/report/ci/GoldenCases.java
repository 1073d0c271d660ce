package dev.patchtwin.report.ci;

import dev.patchtwin.check.GoldenResult;
import dev.patchtwin.report.ci.CiCase.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A case for each golden trace. */
final class GoldenCases {
    private static final int MOST_LINES = 30;

    private final CiPaths paths;
    private final String bundle;
    private final String repro;

    GoldenCases(CiPaths paths, String bundle, String repro) {
        this.paths = paths;
        this.bundle = bundle;
        this.repro = repro;
    }

    List<CiCase> of(List<GoldenResult> goldens) {
        return goldens.stream().map(this::of).toList();
    }

    private CiCase of(GoldenResult golden) {
        String name = "golden " + golden.name();
        if (golden.same()) {
            return CiCase.pass(name, "both sides show what is expected");
        }
        List<String> details = new ArrayList<>();
        details.add("If that is meant, accept it: ./patchtwin golden update " + bundle);
        golden.diff().stream().limit(MOST_LINES).forEach(details::add);
        if (golden.diff().size() > MOST_LINES) {
            details.add("... and " + (golden.diff().size() - MOST_LINES) + " lines more of the difference");
        }
        CiPlace expected = new CiPlace(paths.of(golden.expected()), golden.line(), "what is expected");
        CiPlace trace = new CiPlace(paths.of(golden.trace()), 0, "the golden trace");
        return CiCase.bad(
                name,
                Outcome.FAIL,
                CiFinding.of(
                        CiRule.GOLDEN_DIFFERS,
                        List.of(bundle, "golden", golden.name()),
                        "the golden trace " + golden.name() + " does not show what is expected, from " + expected.text()
                                + " on",
                        details,
                        List.of(expected, trace),
                        repro));
    }
}
