package dev.patchtwin.conform.cut;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which names of a mail may become names of files, and of macros. */
final class SafeNames {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,200}");
    private static final int LONGEST_PATH = 1000;
    private static final int LONGEST_SHOWN = 80;

    private SafeNames() {}

    /** Returns whether this is a name in C, and not longer than any in a kernel. */
    static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }

    /**
     * Returns why nothing may be written below this path; empty when it may.
     *
     * @param pieces what will be written already
     */
    static Optional<String> troubleOfPath(String path, List<Piece> pieces) {
        if (path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("its path has a control character");
        }
        if (path.startsWith("/") || List.of(path.split("/", -1)).stream().anyMatch(SafeNames::leads)) {
            return Optional.of("its path leads out of the tree");
        }
        if (path.length() > LONGEST_PATH) {
            return Optional.of("its path has " + path.length() + " characters");
        }
        boolean taken =
                (path + "/").startsWith(Cut.HEADER + "/") || pieces.stream().anyMatch(piece -> isInTheWay(piece, path));
        return taken ? Optional.of("another file stands where its pieces would") : Optional.empty();
    }

    private static boolean leads(String part) {
        return part.isEmpty() || part.equals(".") || part.equals("..");
    }

    /** A piece of {@code x.c} may have the name of a folder below {@code x.c}. */
    private static boolean isInTheWay(Piece piece, String path) {
        return path.startsWith(piece.file() + "/") || piece.file().startsWith(path + "/");
    }

    /** Returns the begin of what a mail says, without what a terminal would obey. */
    static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(LONGEST_SHOWN).forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return text.codePointCount(0, text.length()) > LONGEST_SHOWN ? out + "..." : out.toString();
    }
}
