package dev.patchtwin.patch.code;

import dev.patchtwin.patch.TouchedFunction;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a patch does to one named thing of a C file.
 *
 * @param kind what it is
 * @param before where it was; empty when it is new
 * @param after where it is; empty when it is gone
 * @param what what happens to it, in the order of {@link What}; never empty
 */
public record CodeChange(TouchedFunction.Kind kind, Optional<Place> before, Optional<Place> after, Set<What> what) {
    /** What can happen to a thing; several may. */
    public enum What {
        /** It is new. */
        ADDED,
        /** It is gone. */
        REMOVED,
        /** It has another name. */
        RENAMED,
        /** It is declared in another way: type, arguments or attributes. */
        SIGNATURE,
        /** Its body, its value or its replacement is another. */
        BODY,
        /** It stands elsewhere among the things of its file, or in another file. */
        MOVED,
        /** Comments in it or above it change, and nothing that the compiler sees. */
        COMMENTS,
        /** White space in it changes, and nothing else. */
        WHITE_SPACE
    }

    /**
     * Where a thing stands on one side.
     *
     * @param file from the root of the tree
     * @param name its name there
     * @param firstLine its first line there, from 1, with the comment right above it; 0 when only hunks were read
     * @param lastLine its last line there; 0 when only hunks were read
     * @param hunks the hunks of that file that change its lines on this side, from 0; without whole texts, on either side
     * @param parts where it stands in those hunks, when only hunks were read; otherwise empty
     */
    public record Place(String file, String name, int firstLine, int lastLine, List<Integer> hunks, List<Part> parts) {
        /** Copies the lists. */
        public Place {
            hunks = List.copyOf(hunks);
            parts = List.copyOf(parts);
        }

        /** A place in a whole text. */
        public Place(String file, String name, int firstLine, int lastLine, List<Integer> hunks) {
            this(file, name, firstLine, lastLine, hunks, List.of());
        }
    }

    /**
     * Lines of a hunk that are a thing or a part of it, one below the other. A macro that is defined within a function is of
     * its lines.
     *
     * @param hunk the hunk, from 0
     * @param from the first of them in the hunk's image of this side, from 0
     * @param to behind the last of them
     * @param begins whether the first of them is of what declares the thing, or of the comment above it
     */
    public record Part(int hunk, int from, int to, boolean begins) {}

    /** Copies the set. */
    public CodeChange {
        if (what.isEmpty() || (before.isEmpty() && after.isEmpty())) {
            throw new IllegalArgumentException("a change must change something that stands somewhere");
        }
        what = Collections.unmodifiableSet(EnumSet.copyOf(what));
    }

    /** Returns whether the compiler sees it. */
    public boolean isSemantic() {
        return !what.stream().allMatch(w -> w == What.COMMENTS || w == What.WHITE_SPACE);
    }

    /** Returns it in one line: {@code FUNCTION f -> g: RENAMED, BODY}. */
    @Override
    public String toString() {
        String old = before.map(Place::name).orElse("-");
        String young = after.map(Place::name).orElse("-");
        String words = what.toString();
        return kind + " " + (old.equals(young) ? old : old + " -> " + young) + ": "
                + words.substring(1, words.length() - 1);
    }
}
