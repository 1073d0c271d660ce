package dev.patchtwin.engine.explore;

import dev.patchtwin.engine.toy.PagesToy;
import dev.patchtwin.engine.toy.PlainModel;
import java.util.Locale;

/**
 * How fast the exploration is where the model does next to nothing: seven pages with six values each, and their running sum
 * modulo seven. Arguments: threads, rounds, and any of {@code hashed} and {@code plain}.
 */
public final class PagesBench {
    private PagesBench() {}

    /** Explores some times and prints how long it took. */
    public static void main(String[] arguments) {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        String rest = String.join(" ", arguments);
        boolean plain = rest.contains("plain");
        ExploreOptions options = ExploreOptions.unbounded().withThreads(threads).withHashed(rest.contains("hashed"));
        for (int round = 0; round < rounds; round++) {
            ExploreResult result = Exploring.explore(
                    options,
                    plain
                            ? Exploring.twins(() -> new PlainModel(new PagesToy(7, 6, 7, -1)))
                            : Exploring.twins(() -> new PagesToy(7, 6, 7, -1)));
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d states, %d transitions, depth %d, %.2f s, %.2f million transitions/s, %.1f bytes/state%n",
                    result.stop(),
                    result.states(),
                    result.transitions(),
                    result.depth(),
                    result.nanos() / 1e9,
                    result.transitions() * 1e3 / result.nanos(),
                    (double) result.bytes() / result.states());
        }
    }
}
