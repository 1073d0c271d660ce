package dev.patchtwin.patch.damage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Damages to white space and line ends. */
final class Layout {
    private static final String[] REMARKS = {
        "Why?",
        "Nobody reads it.",
        "- a list",
        "+ of things",
        "I think this is wrong; see toy_map().",
        "Fine",
        "\tcode();"
    };

    /** Characters; below a longer line what stands shallower may as well be its end. */
    private static final int SHORT = 48;

    private final Random random;

    private Layout(Random random) {
        this.random = random;
    }

    /** Does a damage of this kind to the lines of a body. */
    static List<MailLine> damaged(Damage damage, List<MailLine> lines, Random random) {
        Layout layout = new Layout(random);
        return switch (damage) {
            case QUOTED -> layout.quoted(lines);
            case WRAPPED -> layout.wrapped(lines);
            case INDENTATION_LOST -> layout.unindented(lines);
            case TABS_TO_BLANKS -> layout.untabbed(lines);
            case CONTEXT_BLANK_LOST ->
                lines.stream()
                        .map(l -> l.kind() == ' ' && l.text().startsWith(" ")
                                ? l.withText(l.text().substring(1))
                                : l)
                        .toList();
            case BLANKS_COLLAPSED ->
                lines.stream()
                        .map(l -> l.withText(l.text().replaceAll("[ \t]+", " ")))
                        .toList();
            case TRAILING_BLANKS_LOST ->
                lines.stream().map(l -> l.withText(l.text().stripTrailing())).toList();
            default -> throw new IllegalArgumentException(damage.name());
        };
    }

    private List<MailLine> quoted(List<MailLine> lines) {
        List<MailLine> out = new ArrayList<>();
        boolean tight = random.nextInt(4) == 0;
        String mark = "> ".repeat(1 + random.nextInt(3));
        out.add(MailLine.of('p', "On Mon, Feb 02, 2026 at 10:00:00AM +0000, A Developer wrote:"));
        int often = 3 + random.nextInt(20);
        boolean diff = false;
        for (MailLine line : lines) {
            out.add(line.withQuote(mark));
            diff |= line.isOfDiff();
            if (diff && random.nextInt(often) == 0) {
                remark(out, tight && line.text().length() < SHORT);
            }
        }
        out.add(MailLine.of('p', ""));
        out.add(MailLine.of('p', "Thanks."));
        return out;
    }

    private void remark(List<MailLine> out, boolean tight) {
        if (!tight) {
            out.add(MailLine.of('p', ""));
        }
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            out.add(MailLine.of('p', REMARKS[random.nextInt(REMARKS.length)]));
            if (!tight && random.nextInt(3) == 0 && count > 1) {
                out.add(MailLine.of('p', ""));
            }
        }
        if (!tight) {
            out.add(MailLine.of('p', ""));
        }
    }

    private List<MailLine> wrapped(List<MailLine> lines) {
        int width = 60 + random.nextInt(21);
        boolean marked = random.nextInt(3) == 0;
        boolean quoted = random.nextInt(3) > 0;
        List<MailLine> out = new ArrayList<>();
        for (MailLine line : lines) {
            MailLine rest = line;
            for (int at = breakAt(rest, width); at > 0; at = breakAt(rest, width)) {
                out.add(rest.withText(rest.text().substring(0, at)));
                String mark = marked && line.isOfHunk() ? String.valueOf(line.kind()) : "";
                rest = new MailLine(
                        line.kind(),
                        line.sent(),
                        quoted ? line.quote() : "",
                        mark + rest.text().substring(at + 1));
            }
            out.add(rest);
        }
        return out;
    }

    private static int breakAt(MailLine line, int width) {
        String text = line.text();
        if (line.quote().length() + text.length() <= width) {
            return -1;
        }
        int first = 1;
        while (first < text.length() && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        int at = text.lastIndexOf(' ', width - line.quote().length());
        return at > first && at + 1 < text.length() ? at : -1;
    }

    private List<MailLine> unindented(List<MailLine> lines) {
        boolean onlyTabs = random.nextBoolean();
        String leading = onlyTabs ? "^([-+ ]?)\t+" : "^([-+ ]?)[ \t]+";
        return lines.stream()
                .map(l -> l.isOfHunk() ? l.withText(l.text().replaceFirst(leading, "$1")) : l)
                .toList();
    }

    private List<MailLine> untabbed(List<MailLine> lines) {
        boolean stops = random.nextBoolean();
        int before = random.nextInt(2);
        return lines.stream()
                .map(l ->
                        l.withText(stops ? expanded(l.text(), before) : l.text().replace("\t", "        ")))
                .toList();
    }

    /** Fills up to the next column of eight, the mark counted or not. */
    private static String expanded(String text, int uncounted) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                out.append(" ".repeat(8 - Math.floorMod(out.length() - uncounted, 8)));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
