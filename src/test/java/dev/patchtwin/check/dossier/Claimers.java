package dev.patchtwin.check.dossier;

import dev.patchtwin.model.KernelFunction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Claims of every kind, to be found again in this very source. */
final class Claimers {
    private Claimers() {}

    static final String FILE = "mm/toy.c";

    /** Not claimed. */
    static int overloaded() {
        return 0;
    }

    /**
     * Takes a list.
     *
     * @param list indented
     *     further
     */
    @KernelFunction(value = "takes_list", file = FILE)
    static int overloaded(List<String> list, int... more) {
        if (list.isEmpty()) {
            return more.length;
        }
        return 1;
    }

    // Takes a map: this comment is no Javadoc.
    @KernelFunction(value = "takes_map", file = FILE)
    static int overloaded(Map<String, Integer> map, int[] more) {
        return map.size() + more.length;
    }

    @KernelFunction(value = "takes_any", file = FILE)
    static <T extends Comparable<T>> int overloaded(T one, T[] others) {
        return one.compareTo(others[0]);
    }

    /** A type of its own. */
    @KernelFunction(value = "a_type", file = FILE)
    static final class Inner {
        /** A field. */
        @KernelFunction(value = "a_field", file = FILE)
        int field = 1;

        int other = 2;

        /** In the same file of another name. */
        @KernelFunction(value = "a_field", file = "mm/other.c")
        void elsewhere() {}

        /** Deeper still. */
        static final class Innermost implements Comparator<String> {
            // The compiler adds a method that takes two objects, and annotates it too.
            @Override
            @KernelFunction(value = "compares", file = FILE)
            public int compare(String one, java.lang.String other) {
                return one.compareTo(other);
            }

            /** The second of the two. */
            @KernelFunction(value = "a_field", file = FILE)
            void alsoClaimsTheField() {}
        }
    }
}
