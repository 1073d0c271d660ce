package dev.patchtwin.patch.code;

import dev.patchtwin.patch.HunkOwners.Owned;
import dev.patchtwin.patch.TouchedFunction.Kind;
import dev.patchtwin.patch.code.CodeChange.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the lines of a hunk that belong to one thing. */
final class OwnedLines {
    private OwnedLines() {}

    /**
     * Returns the parts of a hunk that are the thing's, in their order: one, unless the thing is declared and defined in it,
     * or defined once for each of several conditions.
     *
     * @param hunk the hunk, from 0
     * @param owners for each line of its image whom it belongs to
     * @param mine takes what belongs to the thing
     */
    static List<Part> of(int hunk, List<Owned> owners, Predicate<Owned> mine) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int end = 0;
        for (int i = 0; i < owners.size(); i++) {
            if (!mine.test(owners.get(i))) {
                continue;
            }
            boolean again = end > 0
                    && owners.get(i).head()
                    && (end < i || !owners.get(end - 1).head());
            if (end > 0 && !again && areMacros(owners.subList(end, i))) {
                end = i + 1;
                continue;
            }
            if (end > 0) {
                parts.add(new Part(hunk, from, end, owners.get(from).head()));
            }
            from = i;
            end = i + 1;
        }
        if (end > 0) {
            parts.add(new Part(hunk, from, end, owners.get(from).head()));
        }
        return parts;
    }

    private static boolean areMacros(List<Owned> owners) {
        return owners.stream()
                .allMatch(o -> o.owner().filter(n -> n.kind() == Kind.MACRO).isPresent());
    }
}
