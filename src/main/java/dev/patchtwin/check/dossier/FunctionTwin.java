package dev.patchtwin.check.dossier;

import dev.patchtwin.check.PatchSummary;
import java.util.List;

/**
 * A function that the patch touches, and what the models have for it.
 *
 * @param touched the function
 * @param before the code of the model before; none when the function is not there, or the source is not at hand
 * @param after the code of the model after
 */
public record FunctionTwin(PatchSummary.Touched touched, List<JavaCode> before, List<JavaCode> after) {
    /** Copies the lists. */
    public FunctionTwin {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * A method, a field or a whole type of a model.
     *
     * @param name as in {@code TdxAfter.tdxSeptReclaimPrivateSp}
     * @param file the source, from its root: {@code dev/patchtwin/kvm/after/TdxAfter.java}
     * @param line where it begins, from 1, with its Javadoc and annotations
     * @param text its lines, indented no more than they must be
     */
    public record JavaCode(String name, String file, int line, String text) {}
}
