package dev.patchtwin.patch.damage;

/** How a recovery went. */
enum Verdict {
    /** To the byte, and nothing was said about it. */
    EXACT,
    /** To the byte, something was repaired, and the ids of the index lines prove it. */
    HEALED_PROVEN,
    /** To the byte, something was repaired, and nothing proves it. */
    HEALED,
    /** But for white space that warnings point at. */
    WARNED,
    /** But for white space of added lines, which nothing in the mail shows to have been lost. */
    UNSEEN,
    /** As the mail says, which is not what was sent, and nothing in it shows that. */
    AT_ITS_WORD,
    /** Without the tree: not what was sent, and it was said that something was repaired. */
    SAID,
    /** As a part. */
    PART,
    /** Not at all. */
    REFUSED,
    /** Something else than what was sent, as if it were right. */
    WRONG,
    /** An exception. */
    THROWN
}
