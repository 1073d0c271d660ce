package dev.patchtwin.conform.box;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a sanitizer wrote before it stopped a program. The program could have written anything before that, or instead:
 * so this believes nothing but what looks exactly right, and keeps it short.
 */
final class SanitizerReport {
    private static final int LONGEST_REPORT = 64 << 10;
    private static final int LONGEST_LINE = 1000;
    private static final int MOST_FRAMES = 32;

    private static final Pattern ADDRESS = Pattern.compile("==\\d+==ERROR: AddressSanitizer: (?<what>.*)");
    private static final Pattern UNDEFINED =
            Pattern.compile("(?:(?<file>[^:]+):(?<line>\\d{1,9}):(?:\\d{1,9}:)? )?runtime error: (?<what>.*)");
    private static final Pattern ACCESS = Pattern.compile("(?:READ|WRITE) of size \\d+(?= )");
    private static final Pattern SUMMARY =
            Pattern.compile("SUMMARY: (?:Address|UndefinedBehavior)Sanitizer: (?<kind>[\\w-]+).*");
    private static final String OUT_OF_MEMORY = "out-of-memory";

    private final List<String> lines;
    private final int first;
    private final Path folder;

    private SanitizerReport(List<String> lines, int first, Path folder) {
        this.lines = lines;
        this.first = first;
        this.folder = folder;
    }

    /**
     * Returns the last report in a text; empty when there is none.
     *
     * @param folder the paths of files below it are made relative to it
     */
    static Optional<SanitizerReport> in(String text, Path folder) {
        String end = text.substring(Math.max(0, text.length() - LONGEST_REPORT));
        List<String> lines = end.lines()
                .map(line -> Printable.of(line.substring(0, Math.min(line.length(), LONGEST_LINE))))
                .toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (ADDRESS.matcher(lines.get(i)).matches()
                    || UNDEFINED.matcher(lines.get(i)).matches()) {
                return Optional.of(new SanitizerReport(lines, i, folder));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns it as an ending.
     *
     * @param symbols finds the place in the source of frames that have none
     */
    Ending ending(UnaryOperator<List<RawFrame>> symbols) {
        Matcher undefined = UNDEFINED.matcher(lines.get(first));
        boolean isUndefined = undefined.matches();
        String kind = kind(isUndefined ? "undefined-behavior" : "unknown-error");
        if (kind.equals(OUT_OF_MEMORY)) {
            return new Ending.OutOfMemory();
        }
        List<Frame> frames = symbols.apply(stack()).stream()
                .map(frame -> frame.relativeTo(folder))
                .toList();
        if (frames.isEmpty() && isUndefined && undefined.group("file") != null) {
            frames = List.of(new RawFrame("", undefined.group("file"), Integer.parseInt(undefined.group("line")), "", 0)
                    .relativeTo(folder));
        }
        String summary = isUndefined ? undefined.group("what") : kind + access();
        return new Ending.Sanitizer(kind, summary, frames, String.join("\n", lines.subList(first, lines.size())));
    }

    private String kind(String otherwise) {
        for (int i = lines.size() - 1; i > first; i--) {
            Matcher summary = SUMMARY.matcher(lines.get(i));
            if (summary.matches()) {
                return summary.group("kind");
            }
        }
        return otherwise;
    }

    private String access() {
        if (first + 1 < lines.size()) {
            Matcher access = ACCESS.matcher(lines.get(first + 1));
            if (access.lookingAt()) {
                return ": " + access.group();
            }
        }
        return "";
    }

    /** Returns the first stack below the headline. */
    private List<RawFrame> stack() {
        List<RawFrame> frames = new ArrayList<>();
        for (String line : lines.subList(first + 1, lines.size())) {
            Optional<RawFrame> frame = RawFrame.parse(line, frames.size());
            if (frame.isPresent() && frames.size() < MOST_FRAMES) {
                frames.add(frame.get());
            } else if (!frames.isEmpty()) {
                break;
            }
        }
        return frames;
    }
}
