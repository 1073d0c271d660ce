package dev.patchtwin.patch.code;

import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Files before and after, and the patch between them. */
public final class Diffs {
    private final Map<String, String> before = new LinkedHashMap<>();
    private final Map<String, String> after = new LinkedHashMap<>();
    private final int context;
    private String text = "";

    private Diffs(int context) {
        this.context = context;
    }

    public static Diffs with(int context) {
        return new Diffs(context);
    }

    public static Diffs of(String before, String after) {
        return with(3).file("x.c", before, after);
    }

    public Diffs file(String path, String old, String young) {
        before.put(path, old);
        after.put(path, young);
        return this;
    }

    public RecoveredPatch patch() {
        String mail = "From: A Developer <a@example.org>\nSubject: [PATCH] toy: Change\n\n" + this;
        return RecoveredPatch.read("mail.txt", mail.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        if (text.isEmpty()) {
            text = diff();
        }
        return text;
    }

    private String diff() {
        StringBuilder all = new StringBuilder();
        before.forEach((path, old) -> all.append(diff(path, old, after.getOrDefault(path, ""))));
        return all.toString();
    }

    public Function<PatchFile, Optional<WholeText>> texts() {
        return file -> Optional.of(new WholeText(
                bytes(before.getOrDefault(file.oldPath(), "")), bytes(after.getOrDefault(file.newPath(), ""))));
    }

    private static Optional<byte[]> bytes(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    CodeChanges whole() {
        return CodeChanges.of(patch(), texts());
    }

    CodeChanges hunks() {
        return CodeChanges.of(patch());
    }

    static List<String> words(CodeChanges changes) {
        return changes.changes().stream().map(CodeChange::toString).toList();
    }

    static List<HunkNature> natures(CodeChanges changes) {
        return changes.natures().stream().flatMap(f -> f.hunks().stream()).toList();
    }

    private String diff(String path, String old, String young) {
        if (old.equals(young)) {
            return "";
        }
        return "diff --git a/" + path + " b/" + path + "\n"
                + (old.isEmpty() ? "new file mode 100644\n" : young.isEmpty() ? "deleted file mode 100644\n" : "")
                + "--- " + (old.isEmpty() ? "/dev/null" : "a/" + path) + "\n+++ "
                + (young.isEmpty() ? "/dev/null" : "b/" + path) + "\n" + hunks(old, young);
    }

    private String hunks(String old, String young) {
        RawText a = new RawText(old.getBytes(StandardCharsets.UTF_8));
        RawText b = new RawText(young.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.setContext(context);
            formatter.format(
                    DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.MYERS)
                            .diff(RawTextComparator.DEFAULT, a, b),
                    a,
                    b);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            lines.add(line.startsWith("@@ ") ? line + heading(line, old) : line);
        }
        return String.join("\n", lines);
    }

    /** Git's: the last line above the hunk that begins with a letter. */
    private static String heading(String header, String old) {
        int start = Integer.parseInt(header.replaceFirst("@@ -(\\d+).*", "$1"));
        String heading = "";
        for (String line : List.of(old.split("\n", -1)).subList(0, Math.max(0, start - 1))) {
            heading = line.matches("[A-Za-z_$].*") ? " " + line : heading;
        }
        return heading;
    }
}
