package dev.patchtwin.gate;

import java.util.List;

/**
 * A file that is not the same at both ends of the range.
 *
 * @param path from the folder that has {@code patches/} in it
 * @param how what happened to it
 * @param part what it is a part of
 * @param concerns the bundles, or the models, whose verdict depends on it; none for what no verdict depends on
 */
public record GateChange(String path, How how, Part part, List<String> concerns) {
    /** Copies the list. */
    public GateChange {
        concerns = List.copyOf(concerns);
    }

    /** What happened to a file. */
    public enum How {
        /** It is there at the head only. */
        ADDED,
        /** It is there at both ends, with another content. */
        CHANGED,
        /** It is there at the base only. */
        REMOVED
    }

    /** What a file is a part of. */
    public enum Part {
        /** The source of a model, or of the world it stands on. */
        MODEL,
        /** The source of Patchtwin itself, as far as verdicts depend on it, or how it is built. */
        ENGINE,
        /** A bundle's patch. */
        PATCH,
        /** A bundle's {@code twin.yaml}. */
        CONTRACT,
        /** The C around a bundle's patch, or whatever else lies in its folder. */
        SHIM,
        /** A golden trace, or what is expected of it. */
        GOLDEN,
        /** A source file that no model and no verdict depends on. */
        OTHER
    }
}
