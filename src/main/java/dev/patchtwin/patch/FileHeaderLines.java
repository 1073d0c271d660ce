package dev.patchtwin.patch;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines that stand above the hunks of one file, as they come in: each once, and the two that name it together. */
final class FileHeaderLines {
    private static final Pattern KIND =
            Pattern.compile("^(?:(?:old|new|new file|deleted file) mode|rename (?:from|to)|copy (?:from|to)|\\S+)");

    private static final Pattern INDEX = Pattern.compile("index ([0-9a-f]{4,64})\\.\\.([0-9a-f]{4,64})\\b.*");

    private static final String OLD = "--- ";
    private static final String NEW = "+++ ";
    private static final String NOTHING = "/dev/null";

    private final String fileLine;
    private final int number;

    /** How the lines so far begin. */
    private final Set<String> seen = new HashSet<>();

    private Optional<Line> old = Optional.empty();
    private Optional<Line> young = Optional.empty();
    private boolean named;
    private boolean changesText;
    private boolean isEmptyFile;

    /** @param fileLine the line {@code diff --git} */
    FileHeaderLines(int number, String fileLine) {
        this.number = number;
        this.fileLine = fileLine;
    }

    /** Returns the place of the file's first line. */
    int number() {
        return number;
    }

    /** Takes note of a line; returns false when one of its kind was there before. */
    boolean add(QuotedLine line, String text, DiffText out) {
        Matcher kind = KIND.matcher(text);
        if (!seen.add(kind.find() ? kind.group() : text)) {
            return false;
        }
        Matcher index = INDEX.matcher(text);
        if (index.matches()) {
            isEmptyFile = PatchFile.isEmptyBlob(index.group(1)) || PatchFile.isEmptyBlob(index.group(2));
            changesText = !isEmptyFile && !index.group(1).equals(index.group(2));
        }
        changesText |= text.startsWith("similarity index ") && !text.contains(" 100%");
        if (text.startsWith(OLD)) {
            old = Optional.of(new Line(line.number(), text));
        } else if (text.startsWith(NEW)) {
            young = Optional.of(new Line(line.number(), text));
        } else {
            out.add(line.number(), text);
        }
        return true;
    }

    /** Whether the lines say that the text of the file changes, or nothing at all: then there must be hunks. */
    boolean needsHunks() {
        if (isBinary()) {
            return false;
        }
        boolean says =
                seen.stream().anyMatch(kind -> !kind.equals("index") && !kind.equals("---") && !kind.equals("+++"));
        boolean comesOrGoes = seen.contains("new file mode") || seen.contains("deleted file mode");
        return !says || changesText || (comesOrGoes && !isEmptyFile);
    }

    boolean isBinary() {
        return seen.contains("GIT") || seen.contains("Binary");
    }

    /** Writes the two lines with the names, once; returns whether one of them was missing. */
    boolean name(DiffText out) {
        if (named) {
            return false;
        }
        named = true;
        boolean missing = old.isEmpty() || young.isEmpty();
        if (missing && !areNamesKnown()) {
            return false;
        }
        Line first = old.orElseGet(() -> new Line(number, OLD + (isNew() ? NOTHING : half(0))));
        Line second = young.orElseGet(() -> new Line(number, NEW + (isDeleted() ? NOTHING : half(1))));
        out.add(first.number(), first.text());
        out.add(second.number(), second.text());
        return missing;
    }

    private boolean isNew() {
        return seen.contains("new file mode");
    }

    private boolean isDeleted() {
        return seen.contains("deleted file mode");
    }

    /** Two names that differ need lines that say why. */
    private boolean areNamesKnown() {
        return isSame() || seen.contains("rename from") || seen.contains("copy from");
    }

    private String names() {
        return fileLine.substring(DiffLines.FILE.length()).stripTrailing();
    }

    private boolean isSame() {
        String names = names();
        int middle = names.length() / 2;
        return names.length() % 2 == 1
                && names.charAt(middle) == ' '
                && names.substring(0, middle)
                        .replaceFirst("a/", "")
                        .equals(names.substring(middle + 1).replaceFirst("b/", ""));
    }

    /** Git ends a name that has blanks in it with a tab. */
    private String half(int which) {
        String names = names();
        int split = isSame() ? names.length() / 2 : names.lastIndexOf(" b/");
        String name = split < 0 ? names : which == 0 ? names.substring(0, split) : names.substring(split + 1);
        return name.contains(" ") && !name.startsWith("\"") ? name + "\t" : name;
    }
}
