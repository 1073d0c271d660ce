package dev.patchtwin.check.dossier;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a result rests on.
 *
 * @param java the Java machine: {@code OpenJDK 64-Bit Server VM 17.0.18}
 * @param processors how many processors it had
 * @param inputs the SHA-256 of each input, in hexadecimal, by its path from the root: the files of the bundle, the golden
 *     traces and what is expected of them, and the compiled classes of the models as one, under {@code classes of PACKAGE}
 */
public record Evidence(String java, int processors, SortedMap<String, String> inputs) {
    /** Copies the map. */
    public Evidence {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }
}
