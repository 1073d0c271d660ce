package dev.patchtwin.patch.code;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.Pieces;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.PatchPromises;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.code.CodeChange.Part;
import dev.patchtwin.patch.code.CodeChange.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A patch of C, and the texts that it is said to be for: what its hunks do to the functions, and to the preprocessor. */
public final class CodeTarget implements ReaderTarget {
    private static final String BEFORE = """
            struct toy { int pages; };

            static int toy_map(struct toy *toy)
            {
            	return toy->pages ? -EBUSY : 0; /* in use */
            }
            #define TOY(x) do { toy_map(x); } while (0)
            """;
    private static final String DIFF = """
            diff --git a/mm/toy.c b/mm/toy.c
            --- a/mm/toy.c
            +++ b/mm/toy.c
            @@ -3,4 +3,4 @@
             static int toy_map(struct toy *toy)
             {
            -	return toy->pages ? -EBUSY : 0; /* in use */
            +	return toy->pages ? -EAGAIN : 0; /* in use */
             }
            """;

    @Override
    public String name() {
        return "code";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<byte[]> seeds() {
        String added = DIFF.replace("+\treturn", "+#ifdef X\n+/* \"\\\n+*/ \treturn");
        return List.of(
                Pieces.together(bytes(DIFF), bytes(BEFORE), bytes(BEFORE.replace("EBUSY", "EAGAIN"))),
                bytes(DIFF),
                bytes(added.replace("+3,4", "+3,6")));
    }

    @Override
    public List<String> libraries() {
        return List.of("org.eclipse.jgit.patch.**");
    }

    @Override
    public void read(byte[] data) {
        List<byte[]> pieces = Pieces.of(data, 3);
        RecoveredPatch patch = RecoveredPatch.read(PatchPromises.NAME, pieces.get(0));
        hold(patch, file -> Optional.empty());
        hold(patch, file -> Optional.of(new WholeText(Optional.of(pieces.get(1)), Optional.of(pieces.get(2)))));
        List<String> lines = new String(data, StandardCharsets.UTF_8).lines().toList();
        CText text = CText.of(lines);
        Fit.check(text.codeLines().length() <= lines.size(), "lines of code: ", text.codeLines());
        text.reaches().forEach(reach -> Fit.check(reach.line() >= 0 && reach.line() < lines.size(), "", reach));
    }

    private static void hold(RecoveredPatch patch, Function<PatchFile, Optional<WholeText>> texts) {
        CodeChanges changes = CodeChanges.of(patch, texts);
        changes.diagnostics().forEach(PatchPromises::hold);
        Fit.same(patch.files().size(), changes.natures().size(), "files");
        for (int i = 0; i < patch.files().size(); i++) {
            List<HunkNature> natures = changes.natures().get(i).hunks();
            Fit.check(
                    natures.isEmpty()
                            || natures.size() == patch.files().get(i).hunks().size(),
                    "hunks",
                    natures);
        }
        for (CodeChange change : changes.changes()) {
            Fit.check(change.before().isPresent() || change.after().isPresent(), "nowhere: ", change);
            hold(patch, change.before(), false);
            hold(patch, change.after(), true);
        }
    }

    private static void hold(RecoveredPatch patch, Optional<Place> place, boolean after) {
        Stream<PatchFile> files = patch.files().stream();
        place.ifPresent(known -> Fit.check(
                files.filter(file -> known.file().equals(after ? file.newPath() : file.oldPath()))
                        .anyMatch(file -> known.parts().stream().allMatch(part -> isIn(part, file, after))),
                "the hunks of no file: ",
                known));
    }

    private static boolean isIn(Part part, PatchFile file, boolean after) {
        return part.hunk() < file.hunks().size()
                && part.from() >= 0
                && part.from() <= part.to()
                && part.to() <= file.hunks().get(part.hunk()).image(after).size();
    }
}
