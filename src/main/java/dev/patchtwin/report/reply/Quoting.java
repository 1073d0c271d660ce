package dev.patchtwin.report.reply;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.report.Visible;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Quotes a patch with answers between its lines, as a careful colleague does: of what leads up to an answer, the hunk with its
 * file's header; {@code [...]} for what nobody answers; nothing below the last answer.
 */
final class Quoting {
    private static final String MARK = "> ";
    private static final String CUT = MARK + "[...]";

    /** The most lines in a row that are quoted for one answer. */
    private static final int MOST = 24;

    /** How many of them are left when there are more. */
    private static final int NEAREST = 12;

    /** So few lines are quoted, too, rather than cut. */
    private static final int NOT_WORTH_A_CUT = 2;

    /** A line of a mail has at most 998 bytes (RFC 5322); this leaves room to quote it again. */
    private static final int MOST_BYTES = 900;

    /** A stretch of rows; the last one is not part of it. */
    private record Stretch(int from, int to) {}

    /**
     * Where a line stands.
     *
     * @param row which row it is
     * @param file the header of its file; none for the commit message
     * @param hunk the row above the first line of its hunk
     */
    private record Place(int row, Stretch file, int hunk) {}

    private final List<String> rows = new ArrayList<>();
    private final Map<Spot, Place> places = new HashMap<>();

    private Quoting(RecoveredPatch patch) {
        rows.addAll(patch.message().lines());
        places.put(Spot.MESSAGE, new Place(rows.size() - 1, new Stretch(0, 0), -1));
        for (int f = 0; f < patch.files().size(); f++) {
            addFile(f, patch.files().get(f));
        }
    }

    private void addFile(int index, PatchFile file) {
        Stretch header = new Stretch(rows.size(), rows.size() + file.header().size());
        rows.addAll(file.header());
        for (int h = 0; h < file.hunks().size(); h++) {
            Hunk hunk = file.hunks().get(h);
            int above = rows.size();
            rows.add(hunk.header());
            for (int i = 0; i < hunk.lines().size(); i++) {
                places.put(new Spot(index, h, i), new Place(rows.size(), header, above));
                rows.add(hunk.lines().get(i).written());
            }
        }
    }

    /**
     * Returns the patch with the answers between its lines; nothing when there are none.
     *
     * @param answers in the order of their places, each of which the patch has
     */
    static List<String> of(RecoveredPatch patch, List<Answer> answers) {
        Quoting quoting = new Quoting(patch);
        BitSet kept = new BitSet();
        int last = -1;
        for (Answer answer : answers) {
            Place place = quoting.place(answer);
            quoting.keep(place, last, kept);
            last = place.row();
        }
        List<String> text = new ArrayList<>();
        int done = 0;
        for (int i = 0; i < answers.size(); i++) {
            int end = quoting.place(answers.get(i)).row() + 1;
            if (end > done) {
                text.addAll(i == 0 ? List.of() : List.of(""));
                quoting.quote(kept, new Stretch(done, end), text);
                done = end;
            }
            text.addAll(text.isEmpty() ? List.of() : List.of(""));
            text.addAll(answers.get(i).lines());
        }
        return text;
    }

    private Place place(Answer answer) {
        Place place = places.get(answer.spot());
        if (place == null) {
            throw new IllegalArgumentException("the patch has no line at " + answer.spot());
        }
        return place;
    }

    private void keep(Place place, int last, BitSet kept) {
        kept.set(place.file().from(), place.file().to());
        if (place.hunk() >= 0) {
            kept.set(place.hunk());
        }
        int from = Math.max(place.hunk(), last) + 1;
        int end = place.row() + 1;
        kept.set(Math.min(end, end - from > MOST ? end - NEAREST : from), end);
    }

    private void quote(BitSet kept, Stretch rest, List<String> text) {
        for (int i = rest.from(); i < rest.to(); i++) {
            int next = kept.nextSetBit(i);
            if (next - i > NOT_WORTH_A_CUT) {
                text.add(CUT);
                i = next;
            }
            text.add((MARK + shortened(Visible.of(rows.get(i)))).stripTrailing());
        }
    }

    private static String shortened(String line) {
        if (line.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            return line;
        }
        // No char has more than three bytes.
        int end = MOST_BYTES / 3;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + " [...]";
    }
}
