package dev.patchtwin.report.reply;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.check.view.StepView.ChannelView;
import dev.patchtwin.report.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A trace as a numbered list for a mail: operations during which nothing differs and nothing fails share an item; below the
 * others stand the answers of the world around the code, and then what only one of the two sides shows.
 */
final class MailWitness {
    private static final String INDENT = "  ";
    private static final char UNBROKEN = '\u00a0';
    private static final int LABEL = 8;
    private static final int MOST_WORDS = 4;
    private static final Pattern ANSWER = Pattern.compile("answer (\\S+) (\\S+) attempt=(\\d+) -> (\\S+)");

    private final Collection<String> channels;
    private final String left;
    private final String right;
    private final int number;
    private final List<String> lines = new ArrayList<>();

    private MailWitness(Collection<String> channels, String left, String right, int number) {
        this.channels = channels;
        this.left = left;
        this.right = right;
        this.number = number;
    }

    /**
     * Lays out a trace.
     *
     * @param channels where the difference shows that it is about
     * @param left who stands on the side that the steps call before, {@code before}
     * @param right who stands on the other one
     */
    static List<String> of(List<StepView> steps, Collection<String> channels, String left, String right) {
        int last = String.valueOf(steps.size()).length();
        MailWitness witness = new MailWitness(channels, left, right, 2 * last + 1);
        List<StepView> quiet = new ArrayList<>();
        for (StepView step : steps) {
            if (witness.isQuiet(step)) {
                quiet.add(step);
            } else {
                witness.addQuiet(quiet);
                quiet.clear();
                witness.addLoud(step);
            }
        }
        witness.addQuiet(quiet);
        return witness.lines;
    }

    private boolean isQuiet(StepView step) {
        return step.answers().isEmpty()
                && step.stopped().isEmpty()
                && shown(step).stream().noneMatch(ChannelView::differs);
    }

    /** What a side does not show because it has stopped is no news. */
    private List<ChannelView> shown(StepView step) {
        return step.channels().stream()
                .filter(ChannelView::differs)
                .filter(view -> step.stopped().size() != 1 || channels.contains(view.channel()))
                .toList();
    }

    private void addQuiet(List<StepView> steps) {
        if (!steps.isEmpty()) {
            int first = steps.get(0).number();
            int last = steps.get(steps.size() - 1).number();
            String together = steps.stream()
                    .map(step -> step.operation().replace(' ', UNBROKEN))
                    .collect(Collectors.joining(", "));
            Prose.hanging(item(first == last ? String.valueOf(first) : first + "-" + last), together)
                    .forEach(line -> lines.add(line.replace(UNBROKEN, ' ')));
        }
    }

    private String item(String numbers) {
        return INDENT + Text.pad(numbers, number) + INDENT;
    }

    private void addLoud(StepView step) {
        String item = item(String.valueOf(step.number()));
        lines.addAll(Prose.hanging(item, step.operation()));
        String below = " ".repeat(item.length()) + INDENT;
        step.answers().forEach(answer -> lines.addAll(Prose.hanging(below, answer(answer))));
        List<ChannelView> shown = shown(step);
        if (!shown.isEmpty() || step.stopped().size() == 1) {
            addSide(below, left, words(shown, true), step.stopped().contains("before"));
            addSide(below, right, words(shown, false), step.stopped().contains("after"));
        }
    }

    /** Writes an answer as people say it: what was asked, of what when it was of something, and the answer. */
    private static String answer(String text) {
        Matcher answer = ANSWER.matcher(text);
        if (!answer.matches()) {
            return text;
        }
        return answer.group(1)
                + (answer.group(2).equals("-") ? "" : " " + answer.group(2))
                + (answer.group(3).equals("1") ? "" : ", attempt " + answer.group(3))
                + " -> "
                + answer.group(4);
    }

    private void addSide(String below, String who, List<String> words, boolean stopped) {
        List<String> all = new ArrayList<>(words);
        if (stopped) {
            all.add("(stopped for good)");
        }
        String label = below + Text.pad(who + ":", Math.max(LABEL, Math.max(left.length(), right.length()) + 2));
        for (String word : all.isEmpty() ? List.of("(nothing)") : all) {
            lines.addAll(Prose.hanging(label, word));
            label = " ".repeat(label.length());
        }
    }

    /** What only one side shows, each channel's own words; of channels that the difference is not about, the first few. */
    private List<String> words(List<ChannelView> shown, boolean ofLeft) {
        List<String> words = new ArrayList<>();
        for (ChannelView view : shown) {
            List<String> own = own(view, ofLeft);
            int most = channels.contains(view.channel()) || own.size() <= MOST_WORDS ? own.size() : MOST_WORDS - 1;
            words.addAll(own.subList(0, most));
            if (most < own.size()) {
                words.add("... and " + (own.size() - most) + " more of " + view.channel());
            }
        }
        return words;
    }

    private static List<String> own(ChannelView view, boolean ofLeft) {
        Function<AbstractDelta<String>, List<String>> side =
                delta -> (ofLeft ? delta.getSource() : delta.getTarget()).getLines();
        return DiffUtils.diff(Text.counted(view.before()), Text.counted(view.after()), true).getDeltas().stream()
                .filter(delta -> delta.getType() != DeltaType.EQUAL)
                .map(side)
                .flatMap(List::stream)
                .toList();
    }
}
