package dev.patchtwin.check;

import java.util.List;
import java.util.SortedMap;

/**
 * What a bundle says about its mutants.
 *
 * @param shared classes that both sides use and that are changed too, on the side after; the patched classes of both sides
 *     always are
 * @param least the least score, in percent
 * @param explained why mutants that survive cannot be killed, by their ids
 */
public record AdequacyPlan(List<String> shared, int least, SortedMap<String, String> explained) {
    /** Copies the list. */
    public AdequacyPlan {
        shared = List.copyOf(shared);
    }
}
