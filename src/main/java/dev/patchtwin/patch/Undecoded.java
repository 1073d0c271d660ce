package dev.patchtwin.patch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sees when a diff is still in quoted-printable, since the header that says so is lost. */
final class Undecoded {
    private static final Pattern EQUALS = Pattern.compile("=(?:[0-9A-F]{2}|$)?");
    private static final int LONGEST_LINE = 1000;

    private Undecoded() {}

    /** In that encoding no equals sign stands for itself: each one begins a code, or ends a line that goes on. */
    static void check(Lines diff, Diagnostics diagnostics) {
        int first = 0;
        for (Line line : diff) {
            if (line.text().indexOf('=') < 0 || line.text().length() > LONGEST_LINE) {
                continue;
            }
            Matcher sign = EQUALS.matcher(line.text());
            while (sign.find()) {
                if (sign.group().length() == 1 && sign.end() < line.text().length()) {
                    return;
                }
                first = first == 0 && sign.group().length() > 1 ? line.number() : first;
            }
        }
        if (first > 0) {
            diagnostics.error(
                    first,
                    "this is still in quoted-printable, and no header says so; get the mail with its header, as it was"
                            + " sent");
        }
    }
}
