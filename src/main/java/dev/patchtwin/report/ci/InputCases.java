package dev.patchtwin.report.ci;

import dev.patchtwin.report.ci.CiCase.Outcome;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The case of input that cannot be used: its messages have the form that compilers use. */
final class InputCases {
    /** A file, perhaps a line, perhaps a column, then how bad it is and what it is. */
    private static final Pattern MESSAGE = Pattern.compile(
            "(?<file>[^:\\s][^:]*):(?:(?<line>\\d{1,9}):)?(?:\\d{1,9}:)? (?:error|warning): (?<what>.*)");

    private final CiPaths paths;

    InputCases(CiPaths paths) {
        this.paths = paths;
    }

    /**
     * Returns the case.
     *
     * @param owner the bundle that they are about; empty when it is not known
     * @param errors a message each
     */
    CiCase of(String owner, List<String> errors, String repro) {
        List<CiFinding> findings =
                errors.stream().map(error -> finding(owner, error, repro)).toList();
        String more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
        return new CiCase("input", Outcome.ERROR, findings.get(0).message() + more, List.of(), findings, 0);
    }

    private CiFinding finding(String owner, String error, String repro) {
        Matcher matcher = MESSAGE.matcher(error);
        if (!matcher.matches()) {
            return CiFinding.of(
                    CiRule.UNUSABLE_INPUT,
                    List.of(owner, "input", error),
                    error,
                    List.of(),
                    List.of(paths.bundles()),
                    repro);
        }
        String line = matcher.group("line");
        String file = paths.ofText(matcher.group("file"));
        String what = matcher.group("what");
        CiPlace place = new CiPlace(file, line == null ? 0 : Integer.parseInt(line), "what cannot be used");
        return CiFinding.of(
                CiRule.UNUSABLE_INPUT,
                List.of(owner, "input", file, what),
                what,
                List.of(error),
                List.of(place),
                repro);
    }
}
