package dev.patchtwin.patch.code;

/** A text without its line continuations, that knows where everything stood. */
final class Spliced {
    private final StringBuilder text;
    private final int[] offsets;
    private final int[] lines;

    Spliced(String whole) {
        text = new StringBuilder(whole.length());
        offsets = new int[whole.length() + 1];
        lines = new int[whole.length() + 1];
        int line = 1;
        int i = 0;
        while (i < whole.length()) {
            int end = whole.charAt(i) == '\\' ? continuation(whole, i) : i;
            if (end > i) {
                line++;
                i = end;
                continue;
            }
            offsets[text.length()] = i;
            lines[text.length()] = line;
            text.append(whole.charAt(i));
            line += whole.charAt(i) == '\n' ? 1 : 0;
            i++;
        }
        offsets[text.length()] = whole.length();
        lines[text.length()] = line;
    }

    /** Like GCC, this lets white space stand behind the backslash. */
    private static int continuation(String whole, int backslash) {
        int i = backslash + 1;
        while (i < whole.length() && " \t\r\f\u000b".indexOf(whole.charAt(i)) >= 0) {
            i++;
        }
        return i < whole.length() && whole.charAt(i) == '\n' ? i + 1 : backslash;
    }

    int length() {
        return text.length();
    }

    char at(int i) {
        return text.charAt(i);
    }

    String part(int from, int end) {
        return text.substring(Math.min(from, text.length()), Math.min(end, text.length()));
    }

    boolean startsWith(String mark, int from) {
        return from + mark.length() <= text.length()
                && part(from, from + mark.length()).equals(mark);
    }

    int indexOf(String mark, int from) {
        return text.indexOf(mark, from);
    }

    int offset(int i) {
        return offsets[i];
    }

    int endOffset(int from, int end) {
        return end > from ? offsets[end - 1] + 1 : offsets[from];
    }

    int line(int i) {
        return lines[i];
    }

    int lastLine(int from, int end) {
        return lines[Math.max(from, end - 1)];
    }
}
