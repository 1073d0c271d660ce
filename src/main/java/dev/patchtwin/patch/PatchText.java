package dev.patchtwin.patch;

import java.util.List;

/**
 * A diff as a parser expects it, each line with its place in the mail.
 *
 * @param lines the lines, in order
 * @param repaired the indices of lines that are not as they were received but for their marks
 * @param remarks what stood between them
 * @param depth how deep the diff was quoted
 */
record PatchText(Lines lines, Repairs repaired, List<Remark> remarks, int depth) {
    PatchText {
        remarks = List.copyOf(remarks);
    }

    static PatchText none() {
        return new PatchText(new Lines.Builder().build(), new Repairs(), List.of(), 0);
    }
}
