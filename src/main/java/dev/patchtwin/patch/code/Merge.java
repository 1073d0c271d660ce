package dev.patchtwin.patch.code;

import dev.patchtwin.patch.code.CodeChange.Place;
import dev.patchtwin.patch.code.CodeChange.What;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells two changes of one thing as one. */
final class Merge {
    private Merge() {}

    static CodeChange both(CodeChange one, CodeChange other) {
        Set<What> what = EnumSet.copyOf(one.what());
        what.addAll(other.what());
        return new CodeChange(
                one.kind(), places(one.before(), other.before()), places(one.after(), other.after()), known(what));
    }

    /** Comments and white space are only told of what has no other change. */
    static Set<What> known(Set<What> what) {
        Set<What> known = EnumSet.copyOf(what);
        if (known.stream().anyMatch(w -> w.compareTo(What.MOVED) < 0)) {
            known.remove(What.COMMENTS);
        }
        if (known.size() > 1) {
            known.remove(What.WHITE_SPACE);
        }
        return known;
    }

    /** The larger place is told, which is that of the function rather than of its prototype. */
    private static Optional<Place> places(Optional<Place> one, Optional<Place> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        Place larger = size(other.get()) > size(one.get()) ? other.get() : one.get();
        List<Integer> hunks = Stream.concat(one.get().hunks().stream(), other.get().hunks().stream())
                .distinct()
                .sorted()
                .toList();
        return Optional.of(new Place(larger.file(), larger.name(), larger.firstLine(), larger.lastLine(), hunks));
    }

    private static int size(Place place) {
        return place.lastLine() - place.firstLine();
    }
}
