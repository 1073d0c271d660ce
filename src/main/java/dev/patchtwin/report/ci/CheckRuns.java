package dev.patchtwin.report.ci;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.report.ci.CiCase.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a run of checked bundles. */
public final class CheckRuns {
    private static final String COMMAND = "check";

    private CheckRuns() {}

    /**
     * What a check came to, as far as it came.
     *
     * @param results the bundles that were checked
     * @param notRun the ids of those that were not, since somebody interrupted it
     * @param errors why it ended before its end, a message each; none when it did not
     * @param failure what Patchtwin itself failed with; empty when it did not
     * @param again the command that does it again when no result says it
     */
    public record Checks(
            List<CheckResult> results,
            List<String> notRun,
            List<String> errors,
            Optional<String> failure,
            String again) {
        /** Copies the lists. */
        public Checks {
            results = List.copyOf(results);
            notRun = List.copyOf(notRun);
            errors = List.copyOf(errors);
        }
    }

    /**
     * Makes the run.
     *
     * @param version the version of Patchtwin
     */
    public static CiRun of(Checks checks, CiPaths paths, String version) {
        List<CiSuite> suites = new ArrayList<>();
        checks.results().forEach(result -> suites.add(suite(result, paths)));
        for (String id : checks.notRun()) {
            CiCase skipped = CiCase.skip(CheckCases.VERDICT, "the run was interrupted before this bundle");
            suites.add(new CiSuite(id, "", "NOT CHECKED", List.of(skipped), checks.again(), 0));
        }
        if (!checks.errors().isEmpty()) {
            CiCase input = new InputCases(paths).of("", checks.errors(), checks.again());
            suites.add(new CiSuite(CiSuite.NO_BUNDLE, "", "UNUSABLE INPUT", List.of(input), checks.again(), 0));
        }
        checks.failure().ifPresent(failure -> suites.add(failed(failure, paths, checks.again())));
        CiExit exit = exit(checks);
        return new CiRun(
                COMMAND,
                version,
                "check of " + (checks.results().isEmpty() ? "bundles" : titles(checks.results())),
                verdict(checks, exit),
                exit,
                suites,
                checks.notRun().isEmpty()
                        ? List.of()
                        : List.of("Interrupted; not checked: " + String.join(", ", checks.notRun())),
                Optional.empty(),
                repro(checks),
                suites.stream().mapToDouble(CiSuite::seconds).sum());
    }

    private static CiSuite suite(CheckResult result, CiPaths paths) {
        CheckCases cases = new CheckCases(paths, result);
        return new CiSuite(
                result.id(), result.title(), result.verdict().text(), cases.all(), result.repro(), cases.seconds());
    }

    private static CiSuite failed(String failure, CiPaths paths, String again) {
        CiFinding finding = CiFinding.of(
                CiRule.INCONCLUSIVE,
                List.of("", "bug"),
                "Patchtwin failed: " + failure,
                List.of("This is a bug in Patchtwin; please report it with what --stacktrace adds."),
                List.of(paths.bundles()),
                again);
        return new CiSuite(CiSuite.NO_BUNDLE, "", "BUG", List.of(CiCase.bad("bug", Outcome.ERROR, finding)), again, 0);
    }

    private static String titles(List<CheckResult> results) {
        return results.stream().map(CheckResult::id).collect(Collectors.joining(", "));
    }

    private static CiExit exit(Checks checks) {
        CiExit exit = checks.notRun().isEmpty() ? CiExit.PASS : CiExit.INCONCLUSIVE;
        for (CheckResult result : checks.results()) {
            exit = exit.worse(CiExit.of(result.verdict()));
        }
        exit = checks.errors().isEmpty() ? exit : exit.worse(CiExit.UNUSABLE);
        return checks.failure().isEmpty() ? exit : CiExit.BUG;
    }

    private static String verdict(Checks checks, CiExit exit) {
        Optional<Verdict> worst =
                checks.results().stream().map(CheckResult::verdict).reduce(Verdict::worse);
        return switch (exit) {
            case UNUSABLE -> "UNUSABLE INPUT";
            case BUG -> "BUG IN PATCHTWIN";
            case INCONCLUSIVE ->
                worst.filter(v -> CiExit.of(v) == exit)
                        .orElse(Verdict.INCONCLUSIVE)
                        .text();
            case PASS, FAIL -> worst.map(Verdict::text).orElse("NOTHING TO CHECK");
        };
    }

    private static String repro(Checks checks) {
        return checks.results().isEmpty()
                        || !checks.errors().isEmpty()
                        || !checks.notRun().isEmpty()
                ? checks.again()
                : checks.results().stream().map(CheckResult::repro).collect(Collectors.joining("; "));
    }
}
