package dev.patchtwin.conform.box;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A frame as a sanitizer writes it: with a place in the source, or with one in a file of machine code.
 *
 * @param file of the source; empty when it is not known
 * @param line from 1; 0 when it is not known
 * @param module the file of machine code; empty when the source is known
 * @param offset in the module
 */
record RawFrame(String function, String file, int line, String module, long offset) {
    private static final Pattern SOURCE = Pattern.compile(
            "\\s+#(?<number>\\d{1,4}) 0x[0-9a-f]+ in (?<function>[\\w$.]+) (?<file>[^:]+):(?<line>\\d{1,9})(?::\\d{1,9})?");
    private static final Pattern MODULE = Pattern.compile(
            "\\s+#(?<number>\\d{1,4}) 0x[0-9a-f]+ (?:in (?<function>[\\w$.]+) |\\s*)\\((?<module>[^()]+)\\+0x(?<offset>[0-9a-f]{1,15})\\)(?: \\(BuildId: [0-9a-f]+\\))?");

    /**
     * Reads a line of a report.
     *
     * @param number which it must have in its stack
     */
    static Optional<RawFrame> parse(String text, int number) {
        Matcher source = SOURCE.matcher(text);
        if (source.matches() && Integer.parseInt(source.group("number")) == number) {
            return Optional.of(new RawFrame(
                    source.group("function"), source.group("file"), Integer.parseInt(source.group("line")), "", 0));
        }
        Matcher module = MODULE.matcher(text);
        if (module.matches() && Integer.parseInt(module.group("number")) == number) {
            String function = module.group("function");
            return Optional.of(new RawFrame(
                    function == null ? "" : function,
                    "",
                    0,
                    module.group("module"),
                    Long.parseLong(module.group("offset"), 16)));
        }
        return Optional.empty();
    }

    /** Returns it with a path that begins at the folder, if it is below that. */
    Frame relativeTo(Path folder) {
        String prefix = folder + "/";
        return new Frame(function, file.startsWith(prefix) ? file.substring(prefix.length()) : file, line);
    }
}
