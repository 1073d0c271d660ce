package dev.patchtwin.cli;

import dev.patchtwin.check.patches.PatchResult;
import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.report.Visible;
import java.util.function.Predicate;

/** Says on the error stream what there is to say about mails, a line for each. */
final class MailWords {
    private MailWords() {}

    /** Says everything. */
    static void all(PatchResult result, Surroundings surroundings) {
        say(result, d -> true, surroundings);
    }

    /** Says what is wrong or missing. */
    static void errors(PatchResult result, Surroundings surroundings) {
        say(result, Diagnostic::isFault, surroundings);
    }

    private static void say(PatchResult result, Predicate<Diagnostic> which, Surroundings surroundings) {
        result.diagnostics().stream()
                .filter(which)
                .map(d -> Visible.of(d.toString()))
                .forEach(surroundings.err()::println);
    }
}
