package dev.patchtwin.check;

import java.util.SortedMap;

/**
 * What a fuzzing run did.
 *
 * @param worldName the bundle's name for its world
 * @param world the value of every parameter
 * @param seed what everything in it was drawn from
 * @param operations how many operations both sides carried out
 * @param planned how many they were to carry out
 * @param wholeRun how many the bundle asks for
 * @param ownWorld whether its world is the one that the bundle asks for
 * @param sequences how many times they began anew
 * @param length the most operations of one sequence
 * @param seconds how long it took; alone here, nothing else depends on it
 * @param interrupted whether it was stopped before its end
 * @param guidance what has guided it
 * @param runs how many runs it was, with this seed and those that follow
 */
public record FuzzRun(
        String worldName,
        SortedMap<String, Integer> world,
        long seed,
        long operations,
        long planned,
        long wholeRun,
        boolean ownWorld,
        long sequences,
        int length,
        double seconds,
        boolean interrupted,
        Guidance guidance,
        int runs) {
    /** Tells whether it was at least what the bundle asks for. */
    public boolean whole() {
        return !interrupted && ownWorld && planned >= wholeRun;
    }
}
