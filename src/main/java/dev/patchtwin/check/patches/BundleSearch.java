package dev.patchtwin.check.patches;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.GivenFile;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.check.Workspace;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.Title;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the bundle that holds a patch. */
final class BundleSearch {
    private final List<Held> all = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Held(Bundle bundle, byte[] mail, RecoveredPatch patch) {
        @Override
        public String toString() {
            return bundle.id();
        }
    }

    /**
     * Reads all bundles below a root.
     *
     * <p>A folder that nobody named need not have any bundle.
     */
    BundleSearch(Workspace workspace) throws InputException {
        if (!workspace.rootGiven() && !Files.isDirectory(workspace.root().resolve("patches"))) {
            return;
        }
        Bundles bundles = workspace.bundles();
        for (String id : bundles.ids()) {
            Bundle bundle = bundles.read(id);
            byte[] mail = bytes(bundle.mail());
            all.add(new Held(bundle, mail, RecoveredPatch.read(bundle.mail().toString(), mail)));
        }
    }

    private static byte[] bytes(Path mail) throws InputException {
        try {
            return GivenFile.bytes(mail);
        } catch (IOException e) {
            throw new InputException(mail + ": error: cannot be read (" + IoReason.of(e) + ")");
        }
    }

    /**
     * Returns the bundle whose mail has the same bytes or the same id, or else a patch with the same title, version and
     * position.
     *
     * @param mail the bytes that the patch came from
     */
    Optional<Bundle> find(RecoveredPatch patch, byte[] mail) {
        return all.stream()
                .filter(held -> Arrays.equals(held.mail(), mail) || hasId(held.patch(), patch.messageId()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(held -> isCalled(held.patch(), patch.title()))
                        .findFirst())
                .map(Held::bundle);
    }

    private static boolean hasId(RecoveredPatch held, String id) {
        return !id.isEmpty() && held.messageId().equals(id);
    }

    private static boolean isCalled(RecoveredPatch held, Title title) {
        Title own = held.title();
        return !title.text().isEmpty()
                && own.text().equals(title.text())
                && own.version() == title.version()
                && own.position().equals(title.position());
    }
}
