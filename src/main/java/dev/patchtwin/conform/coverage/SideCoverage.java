package dev.patchtwin.conform.coverage;

import dev.patchtwin.conform.cut.Cut;
import dev.patchtwin.conform.cut.Piece;
import dev.patchtwin.conform.cut.PieceLine;
import dev.patchtwin.conform.cut.Places;
import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.code.CText.Stretch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The changed lines of one side with their counts. */
final class SideCoverage {
    private record Place(String file, int line) {}

    private final Map<Place, LineCount> counts = new HashMap<>();
    private final Map<Place, PieceLine> changed = new LinkedHashMap<>();

    /** What a changed line gets from another line of its statement. */
    private final Map<Place, LineCount> lent = new HashMap<>();

    private SideCoverage() {}

    static List<PatchLine> of(Cut cut, List<LineCount> counts) {
        SideCoverage side = new SideCoverage();
        Places places = Places.of(cut);
        for (LineCount count : counts) {
            places.file(count.file()).ifPresent(file -> side.counts.put(new Place(file, count.line()), count));
        }
        for (Piece piece : cut.pieces()) {
            for (PieceLine line : piece.lines()) {
                if (line.kind() != Hunk.Kind.CONTEXT) {
                    side.changed.putIfAbsent(new Place(piece.file(), line.fileLine()), line);
                }
            }
        }
        cut.pieces().forEach(side::lend);
        return side.lines();
    }

    private void lend(Piece piece) {
        BitSet code = piece.code().codeLines();
        for (Stretch statement : piece.code().statements()) {
            List<Place> places = IntStream.rangeClosed(statement.first(), statement.last())
                    .filter(code::get)
                    .mapToObj(i -> new Place(piece.file(), piece.lines().get(i).fileLine()))
                    .toList();
            List<Place> mine = places.stream().filter(changed::containsKey).toList();
            if (!mine.isEmpty() && mine.stream().noneMatch(counts::containsKey)) {
                nearest(places, places.indexOf(mine.get(0))).ifPresent(count -> lent.putIfAbsent(mine.get(0), count));
            }
        }
    }

    private Optional<LineCount> nearest(List<Place> places, int from) {
        List<Place> order = new ArrayList<>();
        for (int i = from - 1; i >= 0; i--) {
            order.add(places.get(i));
        }
        order.addAll(places.subList(from + 1, places.size()));
        return order.stream().filter(counts::containsKey).findFirst().map(counts::get);
    }

    private List<PatchLine> lines() {
        List<PatchLine> lines = new ArrayList<>();
        changed.forEach((place, line) -> {
            Optional<LineCount> count =
                    Optional.ofNullable(counts.get(place)).or(() -> Optional.ofNullable(lent.get(place)));
            lines.add(new PatchLine(
                    line.kind(),
                    place.file(),
                    line.fileLine(),
                    line.mailLine(),
                    line.text(),
                    count.map(LineCount::count),
                    count.map(LineCount::branches).orElse(List.of())));
        });
        return lines;
    }
}
