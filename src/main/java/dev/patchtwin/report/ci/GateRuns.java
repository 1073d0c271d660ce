package dev.patchtwin.report.ci;

import dev.patchtwin.gate.BundleOutcome;
import dev.patchtwin.gate.GateRange;
import dev.patchtwin.gate.GateResult;
import dev.patchtwin.gate.ModelOutcome;
import dev.patchtwin.report.Text;
import dev.patchtwin.report.ci.CiCase.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a run of a gate: a suite for each bundle, with its models in it. */
public final class GateRuns {
    private static final String COMMAND = "gate";

    private final GateResult result;
    private final CiPaths paths;

    private GateRuns(GateResult result, CiPaths paths) {
        this.result = result;
        this.paths = paths;
    }

    /**
     * Makes the run.
     *
     * @param version the version of Patchtwin
     */
    public static CiRun of(GateResult result, CiPaths paths, String version) {
        GateRuns runs = new GateRuns(result, paths);
        return new CiRun(
                COMMAND,
                version,
                range(result.range()),
                result.verdict().text(),
                CiExit.of(result.verdict()),
                runs.suites(),
                result.notes(),
                Optional.empty(),
                result.repro(),
                result.seconds());
    }

    /** Makes a run of a gate that ended before it had a result, for these reasons, a message each. */
    public static CiRun unusable(List<String> errors, CiPaths paths, String version, String repro) {
        CiCase input = new InputCases(paths).of("", errors, repro);
        CiSuite suite = new CiSuite(CiSuite.NO_BUNDLE, "", "UNUSABLE INPUT", List.of(input), repro, 0);
        return new CiRun(
                COMMAND,
                version,
                COMMAND,
                "UNUSABLE INPUT",
                CiExit.UNUSABLE,
                List.of(suite),
                List.of(),
                Optional.empty(),
                repro,
                0);
    }

    private static String range(GateRange range) {
        return "gate from " + range.base() + " to " + range.head() + ", " + Text.count(range.commits(), "commit");
    }

    private List<CiSuite> suites() {
        List<CiSuite> suites = new ArrayList<>();
        Map<String, BundleOutcome> bundles = new LinkedHashMap<>();
        result.bundles().forEach(bundle -> bundles.put(bundle.id(), bundle));
        Set<String> ids = new LinkedHashSet<>(bundles.keySet());
        result.models().forEach(model -> ids.add(model.bundle()));
        for (String id : ids) {
            List<ModelOutcome> models =
                    result.models().stream().filter(m -> m.bundle().equals(id)).toList();
            BundleOutcome bundle = bundles.get(id);
            suites.add(
                    bundle == null
                            ? new CiSuite(id, "", result.verdict().text(), models(models), result.repro(), 0)
                            : new BundleCases(result, paths, bundle).suite(models(models)));
        }
        if (suites.isEmpty()
                || (CiExit.of(result.verdict()) != CiExit.PASS
                        && suites.stream().allMatch(CiSuite::good))) {
            suites.add(whole());
        }
        return suites;
    }

    private List<CiCase> models(List<ModelOutcome> models) {
        ModelCase cases = new ModelCase(paths, result.repro());
        return models.stream().map(cases::of).toList();
    }

    /** What no bundle says: that there is none, or that the gate came to no end. */
    private CiSuite whole() {
        String text = result.verdict().text();
        CiCase verdict = switch (CiExit.of(result.verdict())) {
            case PASS -> CiCase.pass(CheckCases.VERDICT, text);
            case INCONCLUSIVE -> CiCase.bad(CheckCases.VERDICT, Outcome.ERROR, whole(CiRule.INCONCLUSIVE));
            case UNUSABLE, BUG -> CiCase.bad(CheckCases.VERDICT, Outcome.ERROR, whole(CiRule.UNUSABLE_INPUT));
            case FAIL -> CiCase.bad(CheckCases.VERDICT, Outcome.FAIL, whole(CiRule.REFUSED));
        };
        return new CiSuite(CiSuite.NO_BUNDLE, "", text, List.of(verdict), result.repro(), result.seconds());
    }

    private CiFinding whole(CiRule rule) {
        return CiFinding.of(
                rule,
                List.of("", COMMAND),
                "the gate says: " + result.verdict().text(),
                result.notes(),
                List.of(paths.bundles()),
                result.repro());
    }
}
