package dev.patchtwin.report.ci;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.gate.GateResult;
import dev.patchtwin.report.GateSamples;
import dev.patchtwin.report.Samples;
import dev.patchtwin.report.WitnessTable;
import dev.patchtwin.report.ci.CiCase.Outcome;
import dev.patchtwin.report.ci.CiFinding.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs to write. */
final class CiSamples {
    static final CiPaths PATHS = new CiPaths(Path.of(""), Path.of(""));
    static final String VERSION = "0.1.0";

    /** Everything that means something to a terminal, to XML, JSON, Markdown, KTAP or a workflow. */
    static final String HOSTILE =
            "]]> <b>&amp;</b> | ` ``` ~~~ ::error::x %0A \u0001\u001b[2J \u202e\u2028 \ufffe \ud800 \uD83D\uDC27"
                    + " \"q\" 'a' {0} [x](http://evil.example) ![i](y) www.evil.example @all #7 $x$ \\ * _ <!-- --> <script>x</script>";

    /** The same over several lines that would each begin something. */
    static final String LINES = HOSTILE + "\n# Totals: pass:9\n::error::y\n```\n| a | b |\r\n</failure>\nok 1 z\n---";

    private CiSamples() {}

    interface Format {
        void write(CiRun run, Writer out) throws IOException;
    }

    static String written(CiRun run, Format format) throws IOException {
        StringWriter out = new StringWriter();
        format.write(run, out);
        return out.toString();
    }

    static CiRun passing() {
        return gate(GateSamples.passing());
    }

    static CiRun failing() {
        return gate(GateSamples.failing());
    }

    static CiRun gate(GateResult result) {
        return GateRuns.of(result, PATHS, VERSION);
    }

    static CiRun check(Verdict verdict, Finding... findings) {
        return checks(List.of(Samples.result(verdict, List.of(findings), List.of())), List.of());
    }

    static CiRun checks(List<CheckResult> results, List<String> errors) {
        return CheckRuns.of(
                new CheckRuns.Checks(results, List.of(), errors, Optional.empty(), "./patchtwin check"),
                PATHS,
                VERSION);
    }

    /** A run in which every text is hostile. */
    static CiRun hostile() {
        CiFinding finding = new CiFinding(
                CiRule.DIFFERENCE,
                Level.ERROR,
                List.of(LINES),
                LINES,
                List.of(LINES, HOSTILE),
                List.of(new CiPlace(HOSTILE, 3, LINES), new CiPlace("/" + HOSTILE, 0, HOSTILE)),
                Optional.of(witness(2, HOSTILE)),
                LINES);
        CiCase wrong = new CiCase(LINES, Outcome.FAIL, LINES, List.of(LINES), List.of(finding), 1.5);
        CiCase unsure = new CiCase(HOSTILE, Outcome.ERROR, HOSTILE, List.of(LINES), List.of(), 0);
        CiSuite suite = new CiSuite(
                LINES,
                LINES,
                LINES,
                List.of(wrong, unsure, CiCase.skip(LINES, LINES), CiCase.pass(HOSTILE, LINES)),
                LINES,
                2);
        return run(List.of(suite), List.of(LINES, HOSTILE), LINES);
    }

    static CiRun run(List<CiSuite> suites, List<String> notes, String text) {
        return new CiRun(
                "check",
                VERSION,
                text,
                text,
                CiExit.FAIL,
                suites,
                notes,
                Optional.of(new CiOrigin("https://git.example/a b", "abc", text)),
                text,
                2);
    }

    /** A run with so many findings of a level, each with a witness of so many steps. */
    static CiRun many(int findings, Level level, int steps, String text) {
        List<CiCase> cases = IntStream.range(0, findings)
                .mapToObj(i -> CiCase.bad(
                        "channel " + i,
                        Outcome.FAIL,
                        new CiFinding(
                                CiRule.DIFFERENCE,
                                level,
                                List.of("toy", "channel", "c" + i),
                                "different on c" + i + text,
                                List.of(),
                                List.of(new CiPlace("patches/toy/toy.txt", 61, "the patch")),
                                steps == 0 ? Optional.empty() : Optional.of(witness(steps, "w" + i)),
                                "./patchtwin replay c" + i)))
                .toList();
        return run(List.of(new CiSuite("toy", "", "DIFFERENT", cases, "again", 0)), List.of(), "many");
    }

    static CiWitness witness(int steps, String text) {
        List<StepView> views = IntStream.rangeClosed(1, steps)
                .mapToObj(i -> new StepView(
                        i,
                        "op=" + i + " " + text,
                        List.of("answer " + text),
                        List.of(new StepView.ChannelView(text, List.of("left " + text), List.of(), i == steps)),
                        i == steps ? List.of("before") : List.of()))
                .toList();
        return new CiWitness(
                List.of(text),
                views,
                "# patchtwin trace 1\n" + text,
                Optional.of("target/" + text + ".trace"),
                WitnessTable.Heads.SIDES);
    }
}
