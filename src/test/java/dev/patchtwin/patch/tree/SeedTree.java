package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files that the first bundle's patch changes, before and after, as far as its mail shows them: the lines of its hunks at
 * their places, indented as they are in the kernel, and anything between them.
 */
public final class SeedTree {
    static final Path REPLY = Path.of("patches/kvm-reclaim-external-sp/review-of-rfc-v5-09-of-45.txt");

    /** By the line of the mail: how many tabs, and how many blanks behind them. */
    private static final String INDENTATION = """
            55=4+1 57=1 58=1 59=4+1 60=1 61=4+4 68=1 69=1
            75=4+4 76=1 78=1 79=1+4 80=6+4 81=2 82=2+1 83=2+1 84=2+1 85=2+1 86=2+1 87=2 88=1 89=1 90=2 92=1
            99=1 103=4+5 105=5 112=1 114=1 115=1+1 116=1+1 117=1+1 118=1+1 119=1+1 120=1+1 121=1+1 122=1+1
            123=1+1 124=1+1 125=1+1 126=1+1 127=1+1 128=1 129=2 131=1 132=1+1 133=1+1 134=1+1 135=1 136=1
            137=1+4 138=2 143=1 145=1 146=1 147=1 148=1 149=1
            """;

    private SeedTree() {}

    static RecoveredPatch patch() {
        try {
            return RecoveredPatch.read("reply.txt", Files.readAllBytes(REPLY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of each file. */
    public static Map<String, String> files(boolean after) {
        Map<String, String> files = new TreeMap<>();
        for (PatchFile file : patch().files()) {
            List<String> lines = new ArrayList<>();
            for (Hunk hunk : file.hunks()) {
                int start = after ? hunk.newStart() : hunk.oldStart();
                while (lines.size() < start - 2) {
                    // Lines that the patch leaves alone are the same on both sides.
                    int number = lines.size() + 1 + hunk.oldStart() - start;
                    lines.add("/* line " + number + " of no matter */");
                }
                lines.add(hunk.heading());
                hunk.image(after).forEach(line -> lines.add(indented(line)));
            }
            lines.add("/* and so on */");
            files.put(file.newPath(), String.join("\n", lines) + "\n");
        }
        return files;
    }

    static String indented(HunkLine line) {
        String text = line.text().strip();
        return text.isEmpty() ? "" : indentation().getOrDefault(line.mailLine(), "") + text;
    }

    private static Map<Integer, String> indentation() {
        Map<Integer, String> indentation = new HashMap<>();
        for (String entry : INDENTATION.strip().split("\\s+", -1)) {
            String[] parts = entry.split("[=+]", -1);
            int blanks = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
            indentation.put(Integer.parseInt(parts[0]), "\t".repeat(Integer.parseInt(parts[1])) + " ".repeat(blanks));
        }
        return indentation;
    }
}
