package dev.patchtwin.fuzztarget;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is kept for each reader: inputs that were of interest, those that once broke something, and the words of its format. */
final class ReaderCorpus {
    private static final Path ROOT = Path.of("src/test/resources/fuzz");
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)+)\"\\s*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-fA-F]{2})|\\\\(.)|(.)", Pattern.DOTALL);
    private static final String WORDS = "words";

    private ReaderCorpus() {}

    /** Returns the folder of a reader's corpus; it need not be there. */
    static Path folder(ReaderTarget target) {
        return ROOT.resolve(target.name());
    }

    /** Returns all inputs that are kept for a reader. */
    static List<Path> files(ReaderTarget target) throws IOException {
        Path folder = folder(target);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Returns the words of the format, as libFuzzer reads them; it need not be there. */
    static Path dictionary(String reader) {
        return ROOT.resolve(WORDS).resolve(reader + ".dict");
    }

    /** Returns the words of the format; a few that are no words of any are among them. */
    static List<byte[]> words(ReaderTarget target) throws IOException {
        List<byte[]> words = new ArrayList<>();
        for (String each : List.of("\n", "\r\n", "\0", "\u001b[2J", "\u00e4", "\u2028", "-1", "99999999999999999999")) {
            words.add(each.getBytes(StandardCharsets.UTF_8));
        }
        words.add(new byte[] {(byte) 0xff});
        if (Files.exists(dictionary(target.name()))) {
            for (String line : Files.readAllLines(dictionary(target.name()))) {
                Matcher word = WORD.matcher(line);
                if (word.matches()) {
                    words.add(unescaped(word.group(1)));
                }
            }
        }
        return words;
    }

    private static byte[] unescaped(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Matcher each = ESCAPE.matcher(text);
        while (each.find()) {
            if (each.group(1) != null) {
                out.write(Integer.parseInt(each.group(1), 16));
            } else {
                out.writeBytes(
                        each.group(2) != null
                                ? each.group(2).getBytes(StandardCharsets.UTF_8)
                                : each.group(3).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
