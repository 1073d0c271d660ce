package dev.patchtwin.patch.damage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the lines of a mail say when they are taken at their word, and nothing in them says that something is missing. JGit
 * would not do as a judge: it applies in silence what is cut or stands elsewhere.
 */
final class Literal {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");
    private static final Pattern INDEX = Pattern.compile("index ([0-9a-f]+)\\.\\.([0-9a-f]+).*");

    private final List<MailLine> lines;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> text = new ArrayList<>();
    private int at;
    private long added;
    private long removed;

    private Literal(List<MailLine> lines) {
        this.lines = lines;
    }

    /** A hunk: where it begins before, and its lines. */
    private record Hunk(int oldStart, int oldCount, List<String> lines) {}

    /** What is said about a file. */
    private record Part(String from, String to, String oldId, String newId, List<Hunk> hunks) {}

    /** Returns what the lines say; empty when they do not make a whole patch, as far as they show it. */
    static Optional<Literal> of(List<MailLine> lines) {
        Literal literal = new Literal(lines);
        return literal.parse() ? Optional.of(literal) : Optional.empty();
    }

    /** Returns the lines of the patch. */
    List<String> text() {
        return text;
    }

    private boolean parse() {
        while (at < lines.size() && !lines.get(at).isOfDiff()) {
            at++;
        }
        while (at < lines.size() && lines.get(at).isOfDiff()) {
            if (!file()) {
                return false;
            }
        }
        List<MailLine> rest = lines.subList(at, lines.size());
        String totals = Change.totals(parts.size(), added, removed);
        return !parts.isEmpty()
                && rest.stream().noneMatch(MailLine::isOfDiff)
                && lines.stream()
                        .allMatch(line -> line.kind() != 's' || line.text().equals(totals));
    }

    private String next() {
        return at < lines.size() && lines.get(at).isOfDiff() ? lines.get(at).text() : "";
    }

    private String take() {
        text.add(next());
        return lines.get(at++).text();
    }

    private boolean file() {
        if (!take().startsWith("diff --git ")) {
            return false;
        }
        String[] ids = {"", ""};
        while (!next().isEmpty() && !next().startsWith("--- ")) {
            String line = take();
            Matcher index = INDEX.matcher(line);
            if (index.matches()) {
                ids = new String[] {index.group(1), index.group(2)};
            } else if (!line.matches("(new file|deleted file|similarity index|rename from|rename to) .*")) {
                return false;
            }
        }
        if (!next().startsWith("--- ")) {
            return false;
        }
        String from = name(take());
        if (!next().startsWith("+++ ")) {
            return false;
        }
        String to = name(take());
        List<Hunk> hunks = new ArrayList<>();
        for (int off = 0; next().startsWith("@@ "); ) {
            int delta = hunk(off, hunks);
            if (delta == Integer.MIN_VALUE) {
                return false;
            }
            off += delta;
        }
        parts.add(new Part(from, to, ids[0], ids[1], hunks));
        return !hunks.isEmpty();
    }

    private static String name(String line) {
        String name = line.substring(4).stripTrailing();
        return name.equals("/dev/null") ? "" : name.substring(Math.min(2, name.length()));
    }

    /** Returns by how many lines the file grows. */
    private int hunk(int off, List<Hunk> hunks) {
        Matcher head = HUNK.matcher(take());
        if (!head.matches()) {
            return Integer.MIN_VALUE;
        }
        int oldCount = head.group(2) == null ? 1 : Integer.parseInt(head.group(2));
        int newCount = head.group(4) == null ? 1 : Integer.parseInt(head.group(4));
        int oldStart = Integer.parseInt(head.group(1)) + (oldCount == 0 ? 1 : 0);
        int newStart = Integer.parseInt(head.group(3)) + (newCount == 0 ? 1 : 0);
        List<String> own = new ArrayList<>();
        int old = 0;
        int young = 0;
        while ((old < oldCount || young < newCount || next().startsWith("\\"))
                && !next().isEmpty()
                && " +-\\".indexOf(next().charAt(0)) >= 0) {
            char mark = next().charAt(0);
            old += mark == ' ' || mark == '-' ? 1 : 0;
            young += mark == ' ' || mark == '+' ? 1 : 0;
            added += mark == '+' ? 1 : 0;
            removed += mark == '-' ? 1 : 0;
            own.add(take());
        }
        hunks.add(new Hunk(oldStart, oldCount, own));
        boolean fits = old == oldCount && young == newCount && newStart == oldStart + off;
        return fits ? young - old : Integer.MIN_VALUE;
    }

    /** Returns the tree after; empty when the patch does not stand in this tree where and as it says. */
    Optional<Map<String, String>> apply(Map<String, String> before) {
        Map<String, String> after = new TreeMap<>(before);
        for (Part part : parts) {
            Optional<String> old =
                    part.from().isEmpty() ? Optional.of("") : Optional.ofNullable(before.get(part.from()));
            Optional<String> young = old.flatMap(o -> applied(o, part.hunks()));
            boolean there = part.from().isEmpty() && before.containsKey(part.to());
            if (there || young.isEmpty() || isOther(part.oldId(), old.get()) || isOther(part.newId(), young.get())) {
                return Optional.empty();
            }
            after.remove(part.from());
            if (!part.to().isEmpty()) {
                after.put(part.to(), young.get());
            } else if (!young.get().isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(after);
    }

    private static boolean isOther(String id, String text) {
        boolean none = id.matches("0*");
        return none ? !id.isEmpty() && !text.isEmpty() : !Change.blob(text).startsWith(id);
    }

    private static Optional<String> applied(String old, List<Hunk> hunks) {
        List<String> lines = lines(old);
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (Hunk hunk : hunks) {
            int start = hunk.oldStart() - 1;
            if (start < next || start > lines.size()) {
                return Optional.empty();
            }
            lines.subList(next, start).forEach(out::append);
            next = start;
            for (int i = 0; i < hunk.lines().size(); i++) {
                String line = hunk.lines().get(i);
                boolean open =
                        i + 1 < hunk.lines().size() && hunk.lines().get(i + 1).startsWith("\\");
                String content = line.substring(1) + (open ? "" : "\n");
                if (line.startsWith("+")) {
                    out.append(content);
                } else if (!line.startsWith("\\")) {
                    if (next >= lines.size() || !lines.get(next).equals(content)) {
                        return Optional.empty();
                    }
                    out.append(line.startsWith(" ") ? content : "");
                    next++;
                }
            }
        }
        lines.subList(next, lines.size()).forEach(out::append);
        return Optional.of(out.toString());
    }

    /** The lines of a text with their ends. */
    static List<String> lines(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split("(?<=\n)", -1)).stream()
                        .filter(l -> !l.isEmpty())
                        .toList();
    }
}
