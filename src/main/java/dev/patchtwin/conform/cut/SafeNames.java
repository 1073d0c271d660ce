package dev.patchtwin.conform.cut;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which names of a mail may become names of files, and of macros. */
final class SafeNames {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,200}");
    private static final int LONGEST_PATH = 1000;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SHOWN = 80;

    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    /** Returns whether this is a name in C, and not longer than any in a kernel. */
    static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }

    /** Returns why nothing may be written below this path, or takes it; empty when it was taken. */
    Optional<String> take(String path) {
        Optional<String> trouble = trouble(path);
        if (trouble.isEmpty()) {
            files.add(path);
            folders.addAll(above(path));
        }
        return trouble;
    }

    private Optional<String> trouble(String path) {
        if (path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("its path has a control character");
        }
        if (path.startsWith("/") || List.of(path.split("/", -1)).stream().anyMatch(SafeNames::leads)) {
            return Optional.of("its path leads out of the tree");
        }
        if (path.length() > LONGEST_PATH) {
            return Optional.of("its path has " + path.length() + " characters");
        }
        if (!canBeWritten(path)) {
            return Optional.of("no file can have its name here");
        }
        // A piece of x.c may have the name of a folder below x.c.
        boolean inTheWay = (path + "/").startsWith(Cut.HEADER + "/")
                || folders.contains(path)
                || above(path).stream().anyMatch(files::contains);
        return inTheWay ? Optional.of("another file stands where its pieces would") : Optional.empty();
    }

    /** No name of a file system has more bytes; and what its encoding lacks, it cannot have. */
    private static boolean canBeWritten(String path) {
        try {
            return Path.of(path).getNameCount() > 0
                    && Stream.of(path.split("/", -1))
                            .allMatch(part -> part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static List<String> above(String path) {
        return IntStream.range(0, path.length())
                .filter(i -> path.charAt(i) == '/')
                .mapToObj(i -> path.substring(0, i))
                .toList();
    }

    private static boolean leads(String part) {
        return part.isEmpty() || part.equals(".") || part.equals("..");
    }

    /** Returns the begin of what a mail says, without what a terminal would obey. */
    static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(LONGEST_SHOWN).forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return text.codePointCount(0, text.length()) > LONGEST_SHOWN ? out + "..." : out.toString();
    }
}
