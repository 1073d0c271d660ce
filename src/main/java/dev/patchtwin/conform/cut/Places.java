package dev.patchtwin.conform.cut;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the cut line that a compiler, a sanitizer or gcov speaks of by the kernel's file and line. */
public final class Places {
    private final Map<String, Map<Integer, PieceLine>> files = new HashMap<>();

    private Places() {}

    /** Knows the lines of all pieces of one side. */
    public static Places of(Cut cut) {
        Places places = new Places();
        for (Piece piece : cut.pieces()) {
            Map<Integer, PieceLine> file = places.files.computeIfAbsent(piece.file(), f -> new HashMap<>());
            piece.lines().forEach(line -> file.putIfAbsent(line.fileLine(), line));
        }
        return places;
    }

    /**
     * Returns what stands there; empty when nothing of it was cut.
     *
     * @param file from the root of the tree, or below a folder that a tool has put in front of it
     * @param line from 1
     */
    public Optional<PieceLine> at(String file, int line) {
        return file(file).map(known -> files.getOrDefault(known, Map.of()).get(line));
    }

    /** Returns the path from the root of the tree of a file that a tool speaks of; empty when nothing of it was cut. */
    public Optional<String> file(String said) {
        if (files.containsKey(said)) {
            return Optional.of(said);
        }
        List<String> ends = files.keySet().stream()
                .filter(known -> said.endsWith("/" + known))
                .toList();
        return ends.stream().max(Comparator.comparingInt(String::length));
    }
}
