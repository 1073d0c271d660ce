package dev.patchtwin.patch;

import java.util.List;
import java.util.regex.Pattern;

/** The comments in a part of a C text, as far as the kernel's style tells. */
public final class Comments {
    private static final Pattern LAST = Pattern.compile("\\s*(?:/\\*(?:(?!\\*/).)*\\*/|//[^\"]*)$");
    private static final Pattern OPEN = Pattern.compile("\\s*/\\*(?:(?!\\*/)[^\"])*$");

    private Comments() {}

    /** Returns a line that does not begin in a comment without those at its end; empty when it is nothing else. */
    static String cut(String line) {
        String code = OPEN.matcher(line).replaceFirst("");
        String shorter = LAST.matcher(code).replaceFirst("");
        while (!shorter.equals(code)) {
            code = shorter;
            shorter = LAST.matcher(code).replaceFirst("");
        }
        return code.stripTrailing();
    }

    /** Returns whether a comment that begins on this line goes on below it. */
    static boolean isOpen(String line) {
        return OPEN.matcher(line).find();
    }

    /** Returns whether these lines begin in a comment: with lines that begin with a star, down to one that closes it. */
    public static boolean beginIn(List<String> lines) {
        for (String line : lines) {
            String text = line.strip();
            if (!text.startsWith("*") || text.contains("/*")) {
                return false;
            }
            if (text.equals("*/")) {
                return true;
            }
            if (text.length() > 1 && !Character.isWhitespace(text.charAt(1))) {
                return false;
            }
            if (text.contains("*/")) {
                return text.indexOf("*/") == text.length() - 2;
            }
        }
        return false;
    }
}
