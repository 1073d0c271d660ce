package dev.patchtwin.patch.damage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Damages after which a mail says something else than what was sent. */
final class Content {
    private final Random random;
    private final List<MailLine> lines;

    private Content(Random random, List<MailLine> lines) {
        this.random = random;
        this.lines = lines;
    }

    /** Does a damage of this kind to the lines of a whole mail. */
    static void damage(Damage damage, List<MailLine> lines, Random random) {
        Content content = new Content(random, lines);
        switch (damage) {
            case LINES_CUT -> content.cut();
            case HEAD_CUT ->
                lines.subList(0, random.nextInt(Math.max(1, lines.size()))).clear();
            case TAIL_CUT ->
                lines.subList(random.nextInt(Math.max(1, lines.size())), lines.size())
                        .clear();
            case DUPLICATED -> content.duplicate();
            case EDITED -> content.edit();
            case NUMBERS_EDITED -> content.editNumbers();
            case HUNKS_SWAPPED -> content.swapHunks();
            case BLANK_LINES_REMOVED -> lines.removeIf(line -> line.text().isBlank() && line.isOfDiff());
            case ESCAPED_AS_HTML ->
                lines.replaceAll(line -> line.sentAs(
                        line.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
            default -> throw new IllegalArgumentException(damage.name());
        }
    }

    private void cut() {
        for (int cuts = 1 + random.nextInt(3); cuts > 0 && !lines.isEmpty(); cuts--) {
            int at = random.nextInt(lines.size());
            int count = random.nextBoolean() ? 1 : 1 + random.nextInt(12);
            lines.subList(at, Math.min(lines.size(), at + count)).clear();
        }
    }

    private void duplicate() {
        if (!lines.isEmpty()) {
            int at = random.nextInt(lines.size());
            lines.add(at, lines.get(at));
        }
    }

    private void edit() {
        List<Integer> places = places('+', '-', ' ');
        if (!places.isEmpty()) {
            int at = places.get(random.nextInt(places.size()));
            String text = lines.get(at).text();
            String mark = text.substring(0, Math.min(1, text.length()));
            String rest = text.substring(mark.length());
            String other = rest.replaceFirst("[a-z]{3}", random.nextBoolean() ? "xyz" : "");
            lines.set(at, lines.get(at).sentAs(mark + (other.equals(rest) ? rest + "x;" : other)));
        }
    }

    private void editNumbers() {
        List<Integer> places = places('@');
        if (!places.isEmpty()) {
            int at = places.get(random.nextInt(places.size()));
            List<String> parts =
                    new ArrayList<>(List.of(lines.get(at).text().split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)", -1)));
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                if (Character.isDigit(parts.get(i).charAt(0))) {
                    numbers.add(i);
                }
            }
            int which = numbers.get(random.nextInt(numbers.size()));
            int number = Integer.parseInt(parts.get(which)) + random.nextInt(21) - 10;
            parts.set(which, String.valueOf(Math.max(0, number)));
            lines.set(at, lines.get(at).sentAs(String.join("", parts)));
        }
    }

    private void swapHunks() {
        List<Integer> heads = places('@');
        if (heads.size() < 2) {
            return;
        }
        int one = random.nextInt(heads.size() - 1);
        List<MailLine> first = hunk(heads.get(one));
        List<MailLine> second = hunk(heads.get(one + 1));
        int at = heads.get(one + 1);
        lines.subList(at, at + second.size()).clear();
        lines.addAll(at, first);
        lines.subList(heads.get(one), heads.get(one) + first.size()).clear();
        lines.addAll(heads.get(one), second);
    }

    private List<MailLine> hunk(int head) {
        int end = head + 1;
        while (end < lines.size()
                && (lines.get(end).isOfHunk() || lines.get(end).kind() == '\\')) {
            end++;
        }
        return new ArrayList<>(lines.subList(head, end));
    }

    private List<Integer> places(char... kinds) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (new String(kinds).indexOf(lines.get(i).kind()) >= 0) {
                places.add(i);
            }
        }
        return places;
    }
}
