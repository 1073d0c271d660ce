package dev.patchtwin.scaffold;

import java.util.List;

/**
 * A new bundle, as its templates need it.
 *
 * @param id the bundle
 * @param mail the name of the file with its patch
 * @param packageName the package of its models
 * @param prefix what the names of its classes begin with
 * @param version the version of Patchtwin that it is made for
 * @param parts what the patch touches, in its order
 */
public record Layout(String id, String mail, String packageName, String prefix, String version, List<Part> parts) {
    /** Copies the list. */
    public Layout {
        parts = List.copyOf(parts);
    }

    /** Returns the folder of the package's sources, below that of all sources. */
    String folder() {
        return packageName.replace('.', '/');
    }

    /** Returns the labels of all parts as Java writes a list of strings. */
    public String labels() {
        return String.join(
                ", ", parts.stream().map(part -> '"' + part.label() + '"').toList());
    }
}
