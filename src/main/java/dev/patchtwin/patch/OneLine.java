package dev.patchtwin.patch;

/**
 * Makes a message of a text that has words of a stranger in it: one line that can be read. What would end the line or steer
 * a terminal is shown as its code, {@code \\u001b}; of very much the beginning and the end are left.
 */
public final class OneLine {
    /** The longest message, in characters. */
    public static final int LONGEST = 900;

    private static final int END = 250;
    private static final String GAP = " [...] ";

    private OneLine() {}

    /** Returns the text as a message. */
    public static String of(String text) {
        String all = text.chars().noneMatch(OneLine::isHidden) ? text : visible(text);
        return all.length() <= LONGEST ? all : shortened(all);
    }

    /** What to do about it stands at the end, so that the end has to stay. */
    private static String shortened(String text) {
        int from = text.length() - END;
        return text.substring(0, whole(text, LONGEST - END - GAP.length())) + GAP + text.substring(whole(text, from));
    }

    /** Returns the place, or the one before it where that would cut a character in two. */
    private static int whole(String text, int place) {
        return Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }

    private static String visible(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            if (isHidden(c)) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.toString();
    }

    private static boolean isHidden(int c) {
        return (Character.isISOControl(c) && c != '\t') || c == '\u2028' || c == '\u2029';
    }
}
