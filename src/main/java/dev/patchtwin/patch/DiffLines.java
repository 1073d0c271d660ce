package dev.patchtwin.patch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by its beginning what a line of a diff is. A parser reads the diff; this finds where it begins and ends. */
final class DiffLines {
    static final String FILE = "diff --git ";

    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");
    private static final Pattern FILE_LINE =
            Pattern.compile("(?:index |--- |\\+\\+\\+ |old mode |new mode |new file mode "
                    + "|deleted file mode |similarity index |dissimilarity index |rename |copy |Binary files "
                    + "|GIT binary patch).*");
    private static final Pattern COMBINED = Pattern.compile("diff --(?:cc|combined) (.*)");

    /** How git writes the lines that JGit does not survive when they are broken. */
    private static final Pattern INDEX = Pattern.compile("index [0-9a-f]{4,64}\\.\\.[0-9a-f]{4,64}(?: [0-7]{6})?\\s*");

    private static final Pattern SIMILARITY = Pattern.compile("(?:dis)?similarity index \\d+%");

    private static final Pattern MODE = Pattern.compile("(?:old|new|new file|deleted file) mode [0-7]{6}\\s*");

    private static final Pattern ABOUT_MODE = Pattern.compile("[a-z ]*mode .*");

    /** What other programs write between files. */
    private static final Pattern BETWEEN = Pattern.compile("(?:Index: |={10,}|diff |Only in |From [0-9a-f]{40} |"
            + "base-commit: |prerequisite-patch-id: |_{10,}|Property changes on: ).*");

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\S*");

    private DiffLines() {}

    static boolean isFile(String text) {
        return text.startsWith(FILE);
    }

    static boolean isHunk(String text) {
        return text.startsWith("@@ -") && HUNK.matcher(text).matches();
    }

    static boolean isFileLine(String text) {
        return FILE_LINE.matcher(text).matches();
    }

    static boolean isBetween(String text) {
        return BETWEEN.matcher(text).matches();
    }

    /** Whether two lines name a file as {@code diff -u} does, above a hunk. */
    static boolean isTraditional(Quoted body, int index) {
        return body.get(index).text().startsWith("--- ")
                && index + 2 < body.size()
                && body.get(index + 1).text().startsWith("+++ ")
                && body.get(index).depth() == body.get(index + 1).depth()
                && isHunk(body.get(index + 2).text());
    }

    static boolean isSignature(String text) {
        return text.equals("--") || text.equals("-- ");
    }

    /** Git signs with its version: what looks like a removed line above it is none. */
    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    /** Returns the name of a file whose merge is shown, against more than one parent; empty for any other line. */
    static String combined(String text) {
        if (!text.startsWith("diff --c")) {
            return "";
        }
        Matcher matcher = COMBINED.matcher(text);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /** Whether a line stands above the hunks of a file, in git's own words: no line of a source text reads like that. */
    static boolean isSurelyFileLine(String text) {
        return INDEX.matcher(text).matches()
                || MODE.matcher(text).matches()
                || SIMILARITY.matcher(text).matches();
    }

    static boolean isBroken(String text) {
        return (text.startsWith("index ") && !INDEX.matcher(text).matches())
                || (ABOUT_MODE.matcher(text).matches() && !MODE.matcher(text).matches());
    }

    /** Returns how many lines a hunk has before, or after, as its {@code @@} line says. */
    static int count(String header, boolean after) {
        Matcher matcher = HUNK.matcher(header);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no @@ line: " + header);
        }
        String group = matcher.group(after ? 4 : 2);
        return group == null ? 1 : Integer.parseInt(group.length() > 9 ? "999999999" : group);
    }
}
