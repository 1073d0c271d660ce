package dev.patchtwin.check.dossier;

import java.util.HashMap;
import java.util.Map;

/** Keeps one of all values that are equal. */
final class Pool<T> {
    private final Map<T, T> values = new HashMap<>();

    /** Returns the first value that was equal to this one. */
    T only(T value) {
        T first = values.putIfAbsent(value, value);
        return first == null ? value : first;
    }
}
