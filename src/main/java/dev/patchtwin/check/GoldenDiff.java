package dev.patchtwin.check;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import dev.patchtwin.trace.ExpectationWriter;
import java.nio.file.Path;
import java.util.List;

/** How what a golden trace shows differs from what is expected of it. */
public final class GoldenDiff {
    private static final int CONTEXT = 3;
    private static final String NOTHING = "/dev/null";

    private GoldenDiff() {}

    /** Compares a golden trace's expectation with what it shows now. The lines that close the texts are left out. */
    static GoldenResult of(GoldenFile golden, String expected, String shown) {
        List<String> old = ExpectationWriter.content(expected);
        List<String> young = ExpectationWriter.content(shown);
        Patch<String> patch = DiffUtils.diff(old, young);
        int line = patch.getDeltas().isEmpty()
                ? 0
                : Math.min(patch.getDeltas().get(0).getSource().getPosition() + 1, Math.max(1, old.size()));
        String name = golden.expected().toString();
        return new GoldenResult(
                golden.name(),
                golden.trace(),
                golden.expected(),
                UnifiedDiffUtils.generateUnifiedDiff(name, name, old, patch, CONTEXT),
                line);
    }

    /**
     * Compares two whole texts of a file, for somebody who wants to see what is going to be written.
     *
     * @param old what stands there now; empty where there is no such file
     * @return a unified diff; without lines when nothing differs
     */
    public static List<String> whole(Path file, String old, String young) {
        List<String> content = ExpectationWriter.content(old);
        Patch<String> patch = DiffUtils.diff(content, ExpectationWriter.content(young));
        if (patch.getDeltas().isEmpty()) {
            // If anything, the last line differs alone.
            content = old.lines().toList();
            patch = DiffUtils.diff(content, young.lines().toList());
        }
        return UnifiedDiffUtils.generateUnifiedDiff(
                old.isEmpty() ? NOTHING : file.toString(), file.toString(), content, patch, CONTEXT);
    }
}
