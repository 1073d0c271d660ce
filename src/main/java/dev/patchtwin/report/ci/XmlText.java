package dev.patchtwin.report.ci;

import dev.patchtwin.report.Visible;
import java.util.stream.Collectors;

/** Text that XML 1.0 can hold: what it forbids, and what would steer whoever shows it, is written as its code. */
final class XmlText {
    private XmlText() {}

    /** Returns it, of which tabs and line ends are left as they are. */
    static String of(String text) {
        String shown = text.lines().map(Visible::of).collect(Collectors.joining("\n"));
        return shown.codePoints().allMatch(XmlText::allowed)
                ? shown
                : shown.codePoints()
                        .mapToObj(c -> allowed(c) ? Character.toString(c) : String.format("\\u%04x", c))
                        .collect(Collectors.joining());
    }

    /** The production Char of XML 1.0; half a pair of surrogates is not among them. */
    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || (c >= 0x10000 && c <= 0x10ffff);
    }
}
