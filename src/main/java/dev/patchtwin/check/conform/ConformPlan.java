package dev.patchtwin.check.conform;

import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.model.Conformable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be compared, and how.
 *
 * @param id the bundle
 * @param mail the patch as it was received
 * @param shim the folder of its shims
 * @param before the models before the patch
 * @param after the models after it
 * @param smallWorld the world of calls of single functions, and of exploring
 * @param smallWorldName its name
 * @param smallFaults the most answers of a run that are not nominal when it is explored; -1 for no limit
 * @param world the world of random sequences
 * @param worldName its name
 * @param length the most operations of a sequence
 * @param declared the differences between the two sides that the bundle declares
 * @param operations how many lock-step operations each couple makes
 * @param seed what they are drawn from
 * @param threads how many threads to use; the result does not depend on it
 * @param sanitized whether sanitizers watch the C
 * @param tree {@code REPO} or {@code REPO@REV}, to cut whole functions out of; empty for the hunks of the mail
 * @param environment the variables that say which compiler to use
 */
public record ConformPlan(
        String id,
        Path mail,
        Path shim,
        Conformable before,
        Conformable after,
        Map<String, Integer> smallWorld,
        String smallWorldName,
        int smallFaults,
        Map<String, Integer> world,
        String worldName,
        int length,
        List<DeclaredDifference> declared,
        long operations,
        long seed,
        int threads,
        boolean sanitized,
        Optional<String> tree,
        Map<String, String> environment) {
    /** Copies the lists. */
    public ConformPlan {
        smallWorld = Map.copyOf(smallWorld);
        world = Map.copyOf(world);
        declared = List.copyOf(declared);
        environment = Map.copyOf(environment);
    }

    Conformable models(boolean ofAfter) {
        return ofAfter ? after : before;
    }
}
