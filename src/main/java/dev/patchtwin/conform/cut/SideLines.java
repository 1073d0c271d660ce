package dev.patchtwin.conform.cut;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.code.CodeChange.Part;
import dev.patchtwin.patch.code.WholeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The lines of a file of the patch on one side, as far as they are known. */
final class SideLines {
    private final PatchFile file;
    private final boolean after;
    private final List<List<PieceLine>> hunks = new ArrayList<>();
    private final Map<Integer, PieceLine> changed = new HashMap<>();
    private final List<String> whole;

    private SideLines(PatchFile file, boolean after, List<String> whole) {
        this.file = file;
        this.after = after;
        this.whole = whole;
        file.hunks().forEach(hunk -> hunks.add(lines(hunk)));
        hunks.forEach(lines -> lines.forEach(line -> changed.put(line.fileLine(), line)));
    }

    /**
     * Finds the lines.
     *
     * @param text the whole text, if it is known; left aside when the hunks do not fit it
     */
    static SideLines of(PatchFile file, boolean after, Optional<WholeText> text) {
        Optional<PatchFile> located = text.flatMap(t -> t.locate(file));
        Optional<byte[]> bytes = text.flatMap(t -> after ? t.after() : t.before());
        return new SideLines(
                located.orElse(file),
                after,
                located.isEmpty() ? List.of() : bytes.map(SideLines::split).orElse(List.of()));
    }

    private static List<String> split(byte[] bytes) {
        return List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
    }

    private List<PieceLine> lines(Hunk hunk) {
        List<HunkLine> image = hunk.image(after);
        int start = after ? hunk.newStart() : hunk.oldStart();
        return IntStream.range(0, image.size())
                .mapToObj(i -> line(image.get(i), start + i))
                .toList();
    }

    private static PieceLine line(HunkLine line, int fileLine) {
        boolean inMail = line.repair() != Hunk.Repair.PUT_BACK;
        return new PieceLine(line.text(), fileLine, inMail ? line.mailLine() : 0, line.kind());
    }

    /** Returns its path on this side. */
    String path() {
        return after ? file.newPath() : file.oldPath();
    }

    /** Whether there is such a file on this side. */
    boolean exists() {
        return file.change() != (after ? PatchFile.Change.DELETE : PatchFile.Change.ADD);
    }

    /** Returns for each hunk its lines on this side. */
    List<List<PieceLine>> hunks() {
        return hunks;
    }

    /** Returns the lines that a hunk has of something. */
    List<PieceLine> of(Part part) {
        return hunks.get(part.hunk()).subList(part.from(), part.to());
    }

    /** Returns lines of the whole text, both ends included; those of hunks as they stand in the tree. */
    List<PieceLine> between(int first, int last) {
        return IntStream.rangeClosed(first, Math.min(last, whole.size()))
                .mapToObj(i -> Optional.ofNullable(changed.get(i))
                        .map(c -> new PieceLine(whole.get(i - 1), i, c.mailLine(), c.kind()))
                        .orElseGet(() -> new PieceLine(whole.get(i - 1), i, 0, Hunk.Kind.CONTEXT)))
                .toList();
    }

    /** Returns the mail's line where the hunks that touch something begin; 1 without hunks. */
    int mailLine(List<Integer> touching) {
        return touching.stream()
                .findFirst()
                .map(h -> file.hunks().get(h).mailLine())
                .orElse(1);
    }
}
