package dev.patchtwin.patch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a file before and after, as programs write them above its hunks: with the prefixes {@code a/} and {@code b/},
 * as git does by default, with others, with none, or with the names of two folders. A parser takes off what stands before the
 * first slash, whatever it is; so they are all given git's own prefixes first.
 *
 * @param before the path before, from the root of the tree; empty when the file is new
 * @param after the path after; empty when the file is gone
 */
record FileNames(String before, String after) {
    private static final Pattern STANDARD = Pattern.compile("(?:a/.* b/.*|\"a/.*\" \"?b/.*|a/.* \"b/.*\")");
    private static final Pattern MNEMONIC = Pattern.compile("[iwco12]/(.+) ([iwco12])/(.+)");
    private static final Pattern EPOCH = Pattern.compile(".*\\t(?:1970-01-01|1969-12-31|Thu Jan +1|Wed Dec 31).*");
    private static final String NOTHING = "/dev/null";

    /**
     * Returns the names in a line {@code diff --git} that has other prefixes than git's own; empty when it has these, or when
     * it cannot be told where one name ends.
     */
    static Optional<FileNames> unusual(String text) {
        String names = text.substring(DiffLines.FILE.length()).strip();
        if (STANDARD.matcher(names).matches()) {
            return Optional.empty();
        }
        Matcher mnemonic = MNEMONIC.matcher(names);
        if (mnemonic.matches() && mnemonic.group(1).equals(mnemonic.group(3))) {
            return Optional.of(new FileNames(mnemonic.group(1), mnemonic.group(1)));
        }
        int middle = names.length() / 2;
        if (names.length() % 2 == 1 && names.charAt(middle) == ' ') {
            String first = names.substring(0, middle);
            String second = names.substring(middle + 1);
            if (first.equals(second)) {
                return Optional.of(new FileNames(first, first));
            }
        }
        String[] words = names.split(" ", -1);
        return words.length == 2 ? unfoldered(words[0], words[1]) : Optional.empty();
    }

    /** Returns the names in the lines that {@code diff -u} writes above hunks; empty when they cannot be told. */
    static Optional<FileNames> traditional(String oldLine, String newLine) {
        String before = name(oldLine);
        String after = name(newLine);
        if (before.equals(NOTHING) || EPOCH.matcher(oldLine).matches()) {
            return Optional.of(new FileNames("", unprefixed(after)));
        }
        if (after.equals(NOTHING) || EPOCH.matcher(newLine).matches()) {
            return Optional.of(new FileNames(unprefixed(before), ""));
        }
        if (before.equals(after) || before.equals(after + ".orig")) {
            return Optional.of(new FileNames(after, after));
        }
        return unfoldered(before, after);
    }

    private static Optional<FileNames> unfoldered(String before, String after) {
        String path = unprefixed(after);
        return !path.isEmpty() && path.equals(unprefixed(before))
                ? Optional.of(new FileNames(path, path))
                : Optional.empty();
    }

    private static String unprefixed(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    /** A date may follow the name behind a tab, and the word revision in parentheses, too. */
    private static String name(String line) {
        return line.substring("--- ".length()).replaceFirst("(?:\\t| {2,}| \\(|\\s*$).*", "");
    }

    String fileLine() {
        return DiffLines.FILE + "a/" + either() + " b/" + (after.isEmpty() ? before : after);
    }

    String oldLine() {
        return "--- " + (before.isEmpty() ? NOTHING : "a/" + before);
    }

    String newLine() {
        return "+++ " + (after.isEmpty() ? NOTHING : "b/" + after);
    }

    /** Returns the path by which the file is known. */
    String either() {
        return before.isEmpty() ? after : before;
    }
}
