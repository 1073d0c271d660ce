package dev.patchtwin.patch.tree;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.Pieces;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.patch.PatchPromises;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.code.WholeText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A mail and a tree: in the tree the same text stands under every path that the patch does not make. */
public final class TreeTarget implements ReaderTarget {
    private static final String MAIL = """
            diff --git a/mm/toy.c b/mm/toy.c
            index 1111111..2222222 100644
            --- a/mm/toy.c
            +++ b/mm/toy.c
            @@ -2,4 +2,4 @@ static int toy_map(struct toy *toy)
             static void toy_reclaim(struct toy *toy)
             {
            -\tWARN_ON(toy_call(toy));
            +\ttoy_call(toy);
             }
            """;
    private static final String FILE = """
            /* A toy. */
            static void toy_reclaim(struct toy *toy)
            {
            \tWARN_ON(toy_call(toy));
            }
            """;

    @Override
    public String name() {
        return "tree";
    }

    private static byte[] seed(String mail, String file) {
        return Pieces.together(mail.getBytes(StandardCharsets.UTF_8), file.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                seed(MAIL, FILE),
                seed(MAIL.replace("\t", "        "), "\n\n" + FILE),
                seed(MAIL.replace("\t", " "), FILE.replace("\n", "\r\n")),
                seed(MAIL + "@@ -9 +9 @@\n-int a;\n+int b;\n", FILE + "\n\n\nint a;"));
    }

    @Override
    public List<String> libraries() {
        return List.of("org.eclipse.jgit.patch.**");
    }

    @Override
    public void read(byte[] data) throws TreeException {
        List<byte[]> pieces = Pieces.of(data, 2);
        RecoveredPatch patch = RecoveredPatch.read(PatchPromises.NAME, pieces.get(0));
        FileSource tree = new Same(pieces.get(1));
        for (TreePatch one : TreePatch.applyAll(List.of(patch), PatchPromises.NAME, tree, false)) {
            one.patch().diagnostics().forEach(PatchPromises::hold);
            if (one.patch().isWhole()) {
                one.files().forEach(TreeTarget::hold);
            }
        }
    }

    /** What becomes of a file has all hunks in it: another piece of code must find them there. */
    private static void hold(HealedFile file) {
        Optional<byte[]> before = file.before().map(TreeFile::content);
        Optional<byte[]> after = file.after().map(TreeFile::content);
        if (!file.patch().hunks().isEmpty()) {
            Fit.check(new WholeText(before, after).locate(file.patch()).isPresent(), "the hunks are not in ", file);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Same(byte[] content) implements FileSource {
        @Override
        public Optional<TreeFile> file(String path) {
            return path.contains("new") ? Optional.empty() : Optional.of(new TreeFile(path, "100644", content));
        }

        @Override
        public Optional<TreeFile> blob(String id, String path) {
            return Optional.empty();
        }
    }
}
