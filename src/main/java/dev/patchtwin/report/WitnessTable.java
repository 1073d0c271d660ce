package dev.patchtwin.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.check.view.StepView.ChannelView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A trace as a numbered table: the operation of each step with its answers, then what the two sides showed, in two
 * columns. What both showed alike is written once, over both columns; what differs is marked with {@code !=}. As wide as
 * the palette says, in files 100 cells, and plain text, so that it can be pasted into a mail or a comment. On a narrow screen
 * the name of a channel stands above its words.
 */
public final class WitnessTable {
    private static final int CHANNEL = 12;

    /** Narrower than this, there is no room for a column of names. */
    private static final int NARROW = 72;

    private static final int MOST_LINES = 4;
    private static final int MOST_WHOLE = 3;
    private static final String STOPPED = "(stopped for good)";
    private static final String GAP = " | ";
    private static final String INDENT = "      ";
    private static final String MARK = "   != ";

    private final Palette palette;
    private final int names;
    private final int side;
    private final Predicate<ChannelView> shown;
    private final Predicate<ChannelView> wholly;
    private final List<String> lines = new ArrayList<>();

    /** Who stands in the two columns. */
    public record Heads(String left, String right) {
        /** The two sides of a patch. */
        public static final Heads SIDES = new Heads("before", "after");

        /** The two ends of a range. */
        public static final Heads REVISIONS = new Heads("base", "head");
    }

    private WitnessTable(Palette palette, Predicate<ChannelView> shown, Predicate<ChannelView> wholly) {
        this.palette = palette;
        names = palette.table() < NARROW ? 0 : CHANNEL + 1;
        side = (palette.table() - INDENT.length() - names - GAP.length()) / 2;
        this.shown = shown;
        this.wholly = wholly;
    }

    /** Lays out everything that both sides showed. */
    public static List<String> whole(List<StepView> steps, Palette palette) {
        return whole(steps, Heads.SIDES, palette);
    }

    /** Does the same for others than the two sides. */
    public static List<String> whole(List<StepView> steps, Heads heads, Palette palette) {
        return of(steps, heads, new WitnessTable(palette, view -> true, view -> true));
    }

    /**
     * Lays out what is needed to see a difference on a channel: that channel, and the beginning of what the others show
     * where they differ too.
     */
    public static List<String> brief(List<StepView> steps, String channel, Palette palette) {
        return brief(steps, List.of(channel), Heads.SIDES, palette);
    }

    /** Does the same for several channels, and for others than the two sides; of many, the beginning of each is enough. */
    public static List<String> brief(List<StepView> steps, List<String> channels, Heads heads, Palette palette) {
        Predicate<ChannelView> own = view -> channels.contains(view.channel());
        boolean few = channels.size() <= MOST_WHOLE;
        return of(
                steps,
                heads,
                new WitnessTable(palette, own.or(ChannelView::differs), own.and(view -> few && view.differs())));
    }

    private static List<String> of(List<StepView> steps, Heads heads, WitnessTable table) {
        Palette palette = table.palette;
        table.lines.add(palette.strong().apply("step  operation"));
        table.addRow(INDENT, "channel", heads.left(), heads.right());
        steps.forEach(table::addStep);
        return table.lines;
    }

    private void addStep(StepView step) {
        String number = Text.pad(" ".repeat(Math.max(0, 4 - digits(step.number()))) + step.number(), INDENT.length());
        addWrapped(number, step.operation());
        step.answers().forEach(answer -> addWrapped(INDENT + "  ", answer));
        step.channels().stream().filter(shown).forEach(this::addChannel);
        if (!step.stopped().isEmpty()) {
            addRow(
                    step.stopped().size() == 1 ? MARK : INDENT,
                    "",
                    step.stopped().contains("before") ? STOPPED : "",
                    step.stopped().contains("after") ? STOPPED : "");
        }
    }

    private static int digits(int number) {
        return String.valueOf(number).length();
    }

    private void addWrapped(String first, String text) {
        String start = first;
        for (String line : Text.wrap(text, palette.table() - first.length())) {
            lines.add(start + palette.strong().apply(line));
            start = " ".repeat(first.length());
        }
    }

    private void addChannel(ChannelView view) {
        String name = view.channel();
        int most = wholly.test(view) ? Integer.MAX_VALUE : MOST_LINES;
        for (AbstractDelta<String> delta : DiffUtils.diff(Text.counted(view.before()), Text.counted(view.after()), true)
                .getDeltas()) {
            List<String> left = delta.getSource().getLines();
            List<String> right = delta.getTarget().getLines();
            if (delta.getType() == DeltaType.EQUAL) {
                addAlike(name, left, most);
            } else {
                addUnlike(name, left, right, most);
            }
            name = "";
        }
    }

    private void addAlike(String name, List<String> both, int most) {
        int size = both.size() <= most ? both.size() : most - 1;
        for (int i = 0; i < size; i++) {
            addBoth(i == 0 ? name : "", both.get(i));
        }
        if (size < both.size()) {
            addBoth("", "... " + (both.size() - size) + " more, the same on both sides");
        }
    }

    private void addUnlike(String name, List<String> left, List<String> right, int most) {
        int rows = Math.max(left.size(), right.size());
        int size = rows <= most ? rows : most - 1;
        for (int i = 0; i < size; i++) {
            addRow(MARK, i == 0 ? name : "", side(left, i), side(right, i));
        }
        if (size < rows) {
            addRow(MARK, "", more(left, size), more(right, size));
        }
    }

    private static String more(List<String> words, int shown) {
        return words.size() <= shown ? side(words, shown) : "... " + (words.size() - shown) + " more";
    }

    private static String side(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "(nothing)";
    }

    private void addBoth(String name, String words) {
        String start = INDENT + name(name);
        for (String line : Text.wrap(words, palette.table() - Cells.of(start))) {
            lines.add(start + line);
            start = " ".repeat(Cells.of(start));
        }
    }

    /** Returns a channel's name as wide as its column; where there is none, writes it in a line of its own. */
    private String name(String name) {
        if (names == 0 && !name.isEmpty()) {
            lines.add(INDENT + palette.strong().apply(name));
        }
        return names == 0 ? "" : Text.pad(name, CHANNEL) + " ";
    }

    private void addRow(String mark, String name, String before, String after) {
        List<String> left = Text.wrap(before, side);
        List<String> right = Text.wrap(after, side);
        String label = name(name);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String row = (i == 0 ? label : " ".repeat(names))
                    + Text.pad(i < left.size() ? left.get(i) : "", side)
                    + GAP
                    + (i < right.size() ? right.get(i) : "");
            String start = i == 0 ? mark : INDENT;
            lines.add((mark.equals(MARK) ? palette.bad().apply(start + row) : start + row).stripTrailing());
        }
    }
}
