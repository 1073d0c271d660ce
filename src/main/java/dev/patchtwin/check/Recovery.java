package dev.patchtwin.check;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.Title;
import dev.patchtwin.patch.TouchedFunction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Recovers the patch of a bundle from its mail. */
public final class Recovery {
    private Recovery() {}

    /** @throws InputException when there is no whole patch in the mail; the message has a line for each reason */
    static PatchSummary of(Bundle bundle) throws InputException {
        RecoveredPatch patch = read(bundle);
        List<String> errors = patch.diagnostics().stream()
                .filter(Diagnostic::isFault)
                .map(Diagnostic::toString)
                .toList();
        if (!errors.isEmpty()) {
            throw new InputException(errors);
        }
        return new PatchSummary(
                bundle.mail(),
                patch.title().text(),
                origin(patch),
                patch.files().stream().map(Recovery::changed).toList(),
                patch.added(),
                patch.removed(),
                patch.touched().stream().map(Recovery::touched).toList(),
                patch.remarks().size(),
                patch.diagnostics().stream().map(Diagnostic::toString).toList());
    }

    private static List<String> origin(RecoveredPatch patch) {
        List<String> origin = new ArrayList<>();
        Title title = patch.title();
        if (!title.prefix().isEmpty()) {
            String position = title.position().map(p -> " " + p).orElse("");
            origin.add(title.prefix() + " v" + title.version() + position);
        }
        if (!patch.author().isEmpty()) {
            origin.add(patch.author());
        }
        if (!patch.date().isEmpty()) {
            origin.add(patch.date());
        }
        return origin;
    }

    private static PatchSummary.Changed changed(PatchFile file) {
        int line = file.hunks().isEmpty() ? 1 : file.hunks().get(0).mailLine();
        return new PatchSummary.Changed(file.newPath(), file.hunks().size(), line);
    }

    private static PatchSummary.Touched touched(TouchedFunction function) {
        return new PatchSummary.Touched(function.file(), function.before(), function.after());
    }

    /**
     * Returns what the mail of a bundle has of its patch, with everything that is wrong with it.
     *
     * @throws InputException when the mail cannot be read
     */
    public static RecoveredPatch read(Bundle bundle) throws InputException {
        try {
            return RecoveredPatch.read(bundle.mail().toString(), GivenFile.bytes(bundle.mail()));
        } catch (IOException e) {
            throw new InputException(bundle.mail() + ": error: cannot be read (" + IoReason.of(e) + ")");
        }
    }
}
