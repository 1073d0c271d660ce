package dev.patchtwin.trace;

import dev.patchtwin.trace.Expectation.Mark;
import dev.patchtwin.trace.Expectation.Shown;
import dev.patchtwin.trace.Expectation.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an expectation; {@code docs/golden.md} has the grammar. Reading a printed one and printing it gives the same bytes. */
public final class ExpectationReader {
    private static final Pattern VERSION = Pattern.compile("# patchtwin golden (\\S+)");
    private static final Pattern TRACE = Pattern.compile("trace (.+) sha256=([0-9a-f]{64})");
    private static final Pattern STEP = Pattern.compile("step ([1-9][0-9]{0,8}) (.+)");
    private static final Pattern ANSWER = Pattern.compile("  answer (.+)");
    private static final Pattern STOPPED = Pattern.compile("  stopped (before|after)");
    private static final Pattern SHOWN = Pattern.compile("  (\\S+) +(?:(before|after) +)?([-+*]) (.*)");
    private static final Pattern NEEDED = Pattern.compile("needed (.+)");

    private final List<Shown> start = new ArrayList<>();
    private final List<Expectation.Step> steps = new ArrayList<>();
    private final List<String> needed = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private final List<Who> stopped = new ArrayList<>();
    private int number;
    private String operation = "";

    private ExpectationReader() {}

    /**
     * Reads an expectation.
     *
     * @param file as the user named it, for messages
     * @param text the whole file
     * @param again what to do about a file that cannot be used, a phrase
     * @throws TraceException when it is none, of another version, cut off, edited by hand, or checked out with other line
     *     ends
     */
    public static Expectation read(String file, String text, String again) throws TraceException {
        String first = text.lines().findFirst().orElse("").stripTrailing();
        Matcher version = VERSION.matcher(first);
        boolean cut = ExpectationWriter.VERSION_LINE.startsWith(text);
        if (!cut && !version.matches()) {
            throw new TraceException(
                    file,
                    1,
                    "not what is expected of a golden trace: the first line of that is '"
                            + ExpectationWriter.VERSION_LINE + "'; " + again);
        }
        if (!cut && !version.group(1).equals("1")) {
            throw new TraceException(
                    file,
                    1,
                    "version " + version.group(1) + " of the format of golden traces is unknown; this program reads"
                            + " version 1; take a newer one, or, if this one is right, " + again);
        }
        Seal.require(file, text, again);
        return new ExpectationReader().whole(file, text, again);
    }

    private Expectation whole(String file, String text, String again) throws TraceException {
        List<String> lines = ExpectationWriter.content(text);
        Matcher trace = TRACE.matcher(lines.size() < 2 ? "" : lines.get(1));
        boolean known = trace.matches();
        for (int i = 2; known && i < lines.size(); i++) {
            known = line(lines.get(i));
        }
        endStep();
        if (known) {
            Expectation whole = new Expectation(trace.group(1), trace.group(2), start, steps, needed);
            if (isWritten(whole, text)) {
                return whole;
            }
        }
        // Its checksum fits, so whoever made it took care; it is no text that this program would write.
        throw new TraceException(file, 1, "not as this program writes it; " + again);
    }

    private static boolean isWritten(Expectation whole, String text) {
        try {
            return ExpectationWriter.print(whole).equals(text);
        } catch (IllegalArgumentException e) {
            // There is something in it that is never written.
            return false;
        }
    }

    /** Takes a line in; returns whether it is of any known kind. */
    private boolean line(String line) {
        Matcher step = STEP.matcher(line);
        Matcher last = NEEDED.matcher(line);
        if (step.matches()) {
            endStep();
            number = Integer.parseInt(step.group(1));
            operation = step.group(2);
        } else if (last.matches()) {
            needed.add(last.group(1));
        } else if (!line.isEmpty() && !line.equals("start")) {
            return lineOfStep(line);
        }
        return true;
    }

    private boolean lineOfStep(String line) {
        Matcher answer = ANSWER.matcher(line);
        Matcher halted = STOPPED.matcher(line);
        Matcher one = SHOWN.matcher(line);
        if (halted.matches()) {
            stopped.add(who(halted.group(1)));
        } else if (answer.matches()) {
            answers.add(answer.group(1));
        } else if (one.matches()) {
            (number == 0 ? start : shown)
                    .add(new Shown(one.group(1), who(one.group(2)), mark(one.group(3)), one.group(4)));
        } else {
            return false;
        }
        return true;
    }

    private void endStep() {
        if (number > 0) {
            steps.add(new Expectation.Step(number, operation, answers, shown, stopped));
        }
        answers.clear();
        shown.clear();
        stopped.clear();
    }

    private static Who who(@Nullable String text) {
        if (text == null) {
            return Who.BOTH;
        }
        return text.equals(Who.BEFORE.text()) ? Who.BEFORE : Who.AFTER;
    }

    private static Mark mark(String text) {
        if (text.equals(Mark.EVENT.text())) {
            return Mark.EVENT;
        }
        return text.equals(Mark.GONE.text()) ? Mark.GONE : Mark.APPEARED;
    }
}
