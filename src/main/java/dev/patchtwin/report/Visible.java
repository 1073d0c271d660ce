package dev.patchtwin.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a text harmless that came from a mail: what would steer a terminal, or turn the direction of writing, is shown as
 * its code, {@code \\u001b}, instead of being done.
 */
public final class Visible {
    private Visible() {}

    /** Returns a text for one line, of which only tabs are left as they are. */
    public static String of(String text) {
        return text.chars().noneMatch(Visible::isHidden)
                ? text
                : text.chars()
                        .mapToObj(c -> isHidden(c) ? code(c) : String.valueOf((char) c))
                        .collect(Collectors.joining());
    }

    /** Returns the same for a text of several lines. */
    public static String lines(String text) {
        return text.lines().map(line -> of(line) + "\n").collect(Collectors.joining());
    }

    static String code(int c) {
        return String.format("\\u%04x", c);
    }

    /** Whether a character does something else than show itself. */
    private static boolean isHidden(int c) {
        boolean control = Character.isISOControl(c) && c != '\t';
        boolean direction = (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\u200e'
                || c == '\u200f'
                || c == '\u061c';
        boolean line = c == '\u2028' || c == '\u2029';
        return control || direction || line;
    }

    /** The same for JSON, where such a code stands for the character. */
    static final class InJson extends CharacterEscapes {
        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['\u007f'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return isHidden(c) ? new SerializedString(code(c)) : null;
        }
    }
}
