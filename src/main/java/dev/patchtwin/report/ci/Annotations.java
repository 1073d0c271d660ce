package dev.patchtwin.report.ci;

import dev.patchtwin.report.Visible;
import dev.patchtwin.report.ci.CiFinding.Level;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** A run as commands of a workflow, one a line, that the host shows beside the lines that they are about. */
public final class Annotations {
    /** How many of a level the host shows of one step. */
    static final int MOST = 10;

    private Annotations() {}

    /**
     * Writes the run.
     *
     * @param writer is flushed, not closed
     */
    public static void write(CiRun run, Writer writer) {
        PrintWriter out = new PrintWriter(writer);
        for (Level level : List.of(Level.ERROR, Level.WARNING, Level.NOTE)) {
            lines(run, level).forEach(line -> out.print(line + "\n"));
        }
        out.flush();
    }

    private static List<String> lines(CiRun run, Level level) {
        List<CiFinding> all =
                run.findings().stream().filter(f -> f.level() == level).toList();
        int shown = all.size() <= MOST ? all.size() : MOST - 1;
        List<String> lines = new ArrayList<>();
        all.subList(0, shown).forEach(finding -> lines.add(line(finding)));
        if (shown < all.size()) {
            lines.add("::" + command(level) + " title=" + property("Patchtwin") + "::"
                    + data((all.size() - shown) + " more of these are not shown here, for the host shows no more than "
                            + MOST + " in a step. Again: " + run.repro()));
        }
        return lines;
    }

    private static String line(CiFinding finding) {
        StringBuilder line =
                new StringBuilder("::").append(command(finding.level())).append(' ');
        finding.places().stream().filter(CiPlace::inside).findFirst().ifPresent(place -> {
            line.append("file=").append(property(place.file())).append(',');
            if (place.line() > 0) {
                line.append("line=").append(place.line()).append(',');
            }
        });
        String title = finding.rule().id() + " " + finding.rule().summary();
        return line.append("title=")
                .append(property(title))
                .append("::")
                .append(data(message(finding)))
                .toString();
    }

    private static String message(CiFinding finding) {
        String file = finding.witness()
                .flatMap(CiWitness::file)
                .map(f -> "\nWitness: " + f)
                .orElse("");
        return finding.message() + file + "\nAgain: " + finding.repro();
    }

    private static String command(Level level) {
        return switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /** The host reads a command up to the end of the line, and these three in it as what they stand for. */
    private static String data(String text) {
        return Visible.lines(text)
                .stripTrailing()
                .replace("%", "%25")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }
}
