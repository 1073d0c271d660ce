package dev.patchtwin.patch.code;

/** What a hunk changes, at most; in the order of how much that can matter. */
public enum HunkNature {
    /** Only white space where it means nothing. */
    WHITE_SPACE,
    /** Comments, and perhaps white space. */
    COMMENTS,
    /** What the compiler sees, or nobody can tell without the whole text. */
    SEMANTIC;

    HunkNature worse(HunkNature other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
