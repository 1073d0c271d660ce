package dev.patchtwin.report.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of KTAP version 1, as the kernel's documentation has it, without the lines that it calls unknown. */
final class KtapGrammar {
    private static final Pattern PLAN = Pattern.compile("1\\.\\.(\\d+)");
    private static final Pattern RESULT =
            Pattern.compile("(ok|not ok) (\\d+)(?: ([^#]*?))?(?: # (?:(SKIP|TODO|XFAIL|TIMEOUT|ERROR)\\b)? ?(.*))?");
    private static final Pattern TOTALS =
            Pattern.compile("# Totals: pass:(\\d+) fail:(\\d+) xfail:0 xpass:0 skip:(\\d+) error:(\\d+)");

    private final List<String> lines;
    private int at;

    /** A test: its result, and its subtests. */
    record Test(boolean ok, String name, String directive, List<Test> subtests) {
        int count(String wanted) {
            return subtests.isEmpty()
                    ? outcome().equals(wanted) ? 1 : 0
                    : subtests.stream().mapToInt(t -> t.count(wanted)).sum();
        }

        private String outcome() {
            return directive.isEmpty() ? ok ? "pass" : "fail" : directive;
        }
    }

    private KtapGrammar(List<String> lines) {
        this.lines = lines;
    }

    /** Reads a whole output, or fails with the line that is wrong. */
    static List<Test> read(String text) {
        if (!text.endsWith("\n")) {
            throw new AssertionError("the last line is not ended");
        }
        KtapGrammar grammar =
                new KtapGrammar(text.substring(0, text.length() - 1).lines().toList());
        List<Test> tests = grammar.tests("");
        if (grammar.at != grammar.lines.size()) {
            throw grammar.wrong("nothing more");
        }
        return tests;
    }

    private List<Test> tests(String indent) {
        take(indent, "KTAP version 1");
        while (peek(indent, "# Subtest: ")) {
            at++;
        }
        Matcher plan = PLAN.matcher(rest(indent));
        if (!plan.matches()) {
            throw wrong("a plan");
        }
        at++;
        List<Test> tests = new ArrayList<>();
        while (at < lines.size() && lines.get(at).startsWith(indent)) {
            if (peek(indent, "#")) {
                totals(indent, tests);
                at++;
            } else if (peek(indent + "  ", "KTAP")) {
                List<Test> subtests = tests(indent + "  ");
                tests.add(result(indent, tests.size() + 1, subtests));
            } else if (peek(indent, " ")) {
                throw wrong("a result");
            } else {
                tests.add(result(indent, tests.size() + 1, List.of()));
            }
        }
        if (tests.size() != Integer.parseInt(plan.group(1))) {
            throw wrong(plan.group(1) + " results, not " + tests.size());
        }
        return tests;
    }

    private Test result(String indent, int number, List<Test> subtests) {
        while (peek(indent, "#   ")) {
            at++;
        }
        Matcher matcher = RESULT.matcher(rest(indent));
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) != number) {
            throw wrong("result " + number);
        }
        boolean ok = matcher.group(1).equals("ok");
        String directive = matcher.group(4) == null ? "" : matcher.group(4);
        if (ok && (directive.equals("ERROR") || subtests.stream().anyMatch(t -> !t.ok()))) {
            throw wrong("not ok");
        }
        at++;
        return new Test(ok, matcher.group(3) == null ? "" : matcher.group(3), directive, subtests);
    }

    private void totals(String indent, List<Test> tests) {
        Matcher totals = TOTALS.matcher(rest(indent));
        if (!totals.matches()) {
            if (!peek(indent, "#   ")) {
                throw wrong("a diagnostic, or totals");
            }
            return;
        }
        List<String> names = List.of("pass", "fail", "SKIP", "ERROR");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int count = tests.stream().mapToInt(t -> t.count(name)).sum();
            if (Integer.parseInt(totals.group(i + 1)) != count) {
                throw wrong(name + ":" + count);
            }
        }
    }

    private void take(String indent, String line) {
        if (at >= lines.size() || !lines.get(at).equals(indent + line)) {
            throw wrong(line);
        }
        at++;
    }

    private boolean peek(String indent, String beginning) {
        return at < lines.size() && lines.get(at).startsWith(indent + beginning);
    }

    private String rest(String indent) {
        if (at >= lines.size() || !lines.get(at).startsWith(indent)) {
            throw wrong("a line that is indented by " + indent.length());
        }
        return lines.get(at).substring(indent.length());
    }

    private AssertionError wrong(String expected) {
        return new AssertionError("line " + (at + 1) + ": expected " + expected + " and not: "
                + (at < lines.size() ? lines.get(at) : "the end"));
    }
}
