package dev.patchtwin.conform.cut;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.code.CText;
import dev.patchtwin.patch.code.CodeChange.Part;
import dev.patchtwin.patch.code.CodeChange.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Cuts one function out of a file, or says why it cannot. */
final class FunctionCut {
    private final SideLines lines;
    private final Place place;

    /** Lines of the function one below the other. */
    private record Stretch(List<PieceLine> lines, boolean begins, boolean ends) {
        int first() {
            return lines.get(0).fileLine();
        }

        int last() {
            return lines.get(lines.size() - 1).fileLine();
        }

        CText text() {
            return CText.of(lines.stream().map(PieceLine::text).toList());
        }

        boolean isChanged() {
            return lines.stream().anyMatch(line -> line.kind() != Hunk.Kind.CONTEXT);
        }

        Stretch with(Stretch below) {
            List<PieceLine> all = new ArrayList<>(lines);
            all.addAll(below.lines);
            return new Stretch(all, begins, below.ends);
        }

        /** The compiler does not see comments, and one that is cut through would swallow what comes below. */
        Stretch trimmed() {
            BitSet code = text().codeLines();
            return code.isEmpty()
                    ? new Stretch(List.of(), begins, ends)
                    : new Stretch(lines.subList(code.nextSetBit(0), code.length()), begins, ends);
        }
    }

    /**
     * What came of it.
     *
     * @param piece the piece; empty when there is none
     * @param mailLine where in the mail there is something to say
     * @param trouble why there is no piece; empty when there is one, and for a prototype, which is none
     */
    record Outcome(Optional<Piece> piece, int mailLine, Optional<String> trouble) {
        static Outcome trouble(int mailLine, String why) {
            return new Outcome(Optional.empty(), mailLine, Optional.of(why));
        }
    }

    private FunctionCut(SideLines lines, Place place) {
        this.lines = lines;
        this.place = place;
    }

    static Outcome of(SideLines lines, Place place) {
        FunctionCut cut = new FunctionCut(lines, place);
        return place.firstLine() > 0 ? cut.fromText() : cut.fromHunks();
    }

    private Outcome fromText() {
        Stretch stretch = new Stretch(lines.between(place.firstLine(), place.lastLine()), true, true).trimmed();
        boolean prototype = stretch.lines().isEmpty() || !stretch.text().has("{");
        return outcome(prototype ? List.of() : List.of(stretch));
    }

    private Outcome fromHunks() {
        List<Stretch> stretches = new ArrayList<>();
        for (Part part : place.parts()) {
            Stretch next = stretch(part);
            if (next.lines().isEmpty() || isPrototype(next)) {
                continue;
            }
            int above = stretches.size() - 1;
            if (above >= 0 && !next.begins() && stretches.get(above).last() + 1 == next.first()) {
                stretches.set(above, stretches.get(above).with(next));
            } else {
                stretches.add(next);
            }
        }
        List<Stretch> changed = stretches.stream().filter(Stretch::isChanged).toList();
        boolean variants = stretches.stream().allMatch(Stretch::begins);
        return outcome(variants && !changed.isEmpty() ? changed : stretches);
    }

    /** Where the hunk goes on below a function with something else, it has been seen to end. */
    private Stretch stretch(Part part) {
        boolean goesOn = part.to() < lines.hunks().get(part.hunk()).size();
        return new Stretch(lines.of(part), part.begins(), goesOn).trimmed();
    }

    private static boolean isPrototype(Stretch stretch) {
        CText text = stretch.text();
        return stretch.begins() && !text.has("{") && text.last().equals(Optional.of(";"));
    }

    private Outcome outcome(List<Stretch> stretches) {
        if (stretches.isEmpty()) {
            return new Outcome(Optional.empty(), 1, Optional.empty());
        }
        Stretch first = stretches.get(0);
        if (stretches.size() == 1) {
            return new Outcome(
                    Optional.of(
                            new Piece(Piece.Kind.FUNCTION, place.file(), place.name(), isWhole(first), first.lines())),
                    1,
                    Optional.empty());
        }
        Stretch second = stretches.get(1);
        int mailLine = second.lines().get(0).mailLine();
        return Outcome.trouble(
                mailLine,
                second.begins()
                        ? place.name() + " is defined more than once in " + place.file() + ", in lines " + first.first()
                                + " and " + second.first()
                                + ", so that it is not cut out; let the shim include the hunk"
                        : "of " + place.name() + ", the lines " + (first.last() + 1) + " to " + (second.first() - 1)
                                + " of " + place.file()
                                + " are not in the mail, so that it cannot be cut out; give --tree");
    }

    private static boolean isWhole(Stretch stretch) {
        CText text = stretch.text();
        boolean closed = text.last().equals(Optional.of("}"));
        return stretch.begins() && closed && text.has("{") && (stretch.ends() || text.openBraces() == 0);
    }
}
