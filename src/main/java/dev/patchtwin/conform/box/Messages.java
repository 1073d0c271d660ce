package dev.patchtwin.conform.box;

import dev.patchtwin.conform.box.Message.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the messages in what gcc or clang and a linker write. Lines that belong to no message, such as {@code In function},
 * are passed over.
 */
final class Messages {
    private static final int LONGEST_LINE = 2000;
    private static final Pattern COMPILER = Pattern.compile(
            "(?<file>[^:]+):(?<line>\\d{1,9})(?::(?<column>\\d{1,9}))?: (?<severity>fatal error|error|warning|note): (?<text>.*)");
    private static final Pattern PLACELESS =
            Pattern.compile("(?:[^: ]+: )?(?<severity>fatal error|error|warning): (?<text>.*)");
    private static final Pattern ASSEMBLER =
            Pattern.compile("(?<file>[^:]+):(?<line>\\d{1,9}): (?<severity>Fatal error|Error|Warning): (?<text>.*)");
    private static final Pattern LINKER = Pattern.compile("(?:\\S*ld[^ :]*: )?(?:[^:]+\\.o:)?(?:(?<file>[^:]+):)"
            + "(?:(?<line>\\d{1,9})|\\([^)]*\\)): (?<text>(?:undefined reference to|multiple definition of) .*)");
    private static final Pattern LINKER_UNDEFINED =
            Pattern.compile("(?:\\S*ld[^ :]*: )?(?:error: )?(?<text>undefined symbol: .*)");

    private final String folder;

    private Messages(Path folder) {
        this.folder = folder + "/";
    }

    /**
     * Returns the messages of a text.
     *
     * @param folder the paths of files below it are made relative to it
     */
    static List<Message> parse(String text, Path folder) {
        Messages messages = new Messages(folder);
        List<Message> found = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.length() <= LONGEST_LINE) {
                messages.message(Printable.of(line)).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private Optional<Message> message(String line) {
        Matcher compiler = COMPILER.matcher(line);
        if (compiler.matches()) {
            return Optional.of(new Message(
                    file(compiler),
                    number(compiler.group("line")),
                    number(compiler.group("column")),
                    severity(compiler.group("severity")),
                    compiler.group("text")));
        }
        Matcher assembler = ASSEMBLER.matcher(line);
        if (assembler.matches()) {
            return Optional.of(new Message(
                    file(assembler),
                    number(assembler.group("line")),
                    0,
                    severity(assembler.group("severity")),
                    assembler.group("text")));
        }
        return linker(line);
    }

    private Optional<Message> linker(String line) {
        Matcher linker = LINKER.matcher(line);
        if (linker.matches()) {
            return Optional.of(
                    new Message(file(linker), number(linker.group("line")), 0, Severity.ERROR, linker.group("text")));
        }
        Matcher undefined = LINKER_UNDEFINED.matcher(line);
        if (undefined.matches()) {
            return Optional.of(new Message("", 0, 0, Severity.ERROR, undefined.group("text")));
        }
        Matcher placeless = PLACELESS.matcher(line);
        if (placeless.matches()) {
            return Optional.of(new Message("", 0, 0, severity(placeless.group("severity")), placeless.group("text")));
        }
        return Optional.empty();
    }

    private String file(Matcher matcher) {
        String file = matcher.group("file");
        return file.startsWith(folder) ? file.substring(folder.length()) : file;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Severity severity(String word) {
        return switch (word) {
            case "warning", "Warning" -> Severity.WARNING;
            case "note" -> Severity.NOTE;
            default -> Severity.ERROR;
        };
    }
}
