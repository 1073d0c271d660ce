package dev.patchtwin.patch;

import java.util.HashMap;
import java.util.Map;

/** What was done to lines of a diff, by their index in it; most were not touched. */
final class Repairs {
    private final Map<Integer, Hunk.Repair> repairs = new HashMap<>();

    void add(int index, Hunk.Repair repair) {
        repairs.put(index, repair);
    }

    Hunk.Repair at(int index) {
        return repairs.isEmpty() ? Hunk.Repair.NONE : repairs.getOrDefault(index, Hunk.Repair.NONE);
    }
}
