package dev.patchtwin.conform;

import dev.patchtwin.conform.cut.Cut;
import dev.patchtwin.patch.Diagnostic;
import java.util.List;
import java.util.stream.Stream;

/** What must not be compiled. */
final class CutErrors {
    private CutErrors() {}

    static void require(Cut before, Cut after) throws WorkshopException {
        List<String> errors = Stream.of(before, after)
                .flatMap(cut -> cut.diagnostics().stream())
                .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                .map(Diagnostic::toString)
                .distinct()
                .toList();
        if (!errors.isEmpty()) {
            throw new WorkshopException(errors);
        }
        if (before.pieces().isEmpty() && after.pieces().isEmpty()) {
            throw new WorkshopException(List.of("the patch touches no C, so that there is nothing to run"));
        }
    }
}
