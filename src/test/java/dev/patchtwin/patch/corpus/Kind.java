package dev.patchtwin.patch.corpus;

import java.nio.charset.StandardCharsets;

/**
 * A kind of mail, and what is to come out of it.
 *
 * @param name the kind
 * @param sample the patch that is in the mail
 * @param mail the mail
 * @param expect what is to be recovered
 * @param am what the real git is to make of the recovered patch
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Kind(String name, Sample sample, byte[] mail, Expect expect, Am am) {
    /** What is to be recovered. */
    enum Expect {
        /** Every line of what git printed. */
        EXACT,
        /** Every line of what git printed, and something is said about the repair. */
        REPAIRED,
        /** Every hunk, and the paths; the lines above the hunks cannot be known. */
        HUNKS,
        /** Every line of what git printed, or an error: to whoever reads the mail it is not clear what was lost. */
        HONEST
    }

    /** What the real git is to make of it. */
    enum Am {
        /** It is not asked. */
        NOTHING,
        /** {@code git apply} takes it, and the tree is the same. */
        TREE,
        /** {@code git am} takes it, and the commit says the same: author, date, message. */
        COMMIT
    }

    static Kind exact(String name, Sample sample, String mail, Am am) {
        return new Kind(name, sample, utf8(mail), Expect.EXACT, am);
    }

    static Kind repaired(String name, Sample sample, String mail, Am am) {
        return new Kind(name, sample, utf8(mail), Expect.REPAIRED, am);
    }

    static Kind hunks(String name, Sample sample, String mail) {
        return new Kind(name, sample, utf8(mail), Expect.HUNKS, Am.TREE);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name + " [" + sample.name() + "]";
    }
}
