package dev.patchtwin.conform.cut;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.Scratch;
import dev.patchtwin.fuzztarget.SeedFiles;
import dev.patchtwin.patch.PatchPromises;
import dev.patchtwin.patch.RecoveredPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mail whose C is cut out and written to files for a compiler: none of them outside of the folder, none that reads another. */
public final class CutTarget implements ReaderTarget {
    private @Nullable Path folder;

    @Override
    public String name() {
        return "cut";
    }

    @Override
    public List<byte[]> seeds() {
        String diff = """
                diff --git a/mm/toy.c b/mm/toy.c
                --- a/mm/toy.c
                +++ b/mm/toy.c
                @@ -3,6 +3,6 @@ static int toy_map(struct toy *toy)
                 /* What it does. */
                 static int toy_map(struct toy *toy)
                 {
                -	return toy->pages ? -EBUSY : 0; /* in use */
                +	return toy->pages ? -EAGAIN : 0; // in use
                 }
                 #define X 1
                """;
        return SeedFiles.texts(
                diff,
                diff.replace("#define X 1", "#include \"/etc/passwd\""),
                diff.replace("#define X 1", "??=inc\\"),
                diff.replace("mm/toy.c", "../../toy.c"),
                diff.replace("#define X 1", "_Pragma(\"x\") __has_include(<a>) asm(\".incbin \\\"x\\\"\")"));
    }

    @Override
    public List<String> libraries() {
        return List.of("org.eclipse.jgit.patch.**", "dev.patchtwin.patch.**");
    }

    @Override
    public void read(byte[] data) throws IOException {
        RecoveredPatch patch = RecoveredPatch.read(PatchPromises.NAME, data);
        for (boolean after : new boolean[] {false, true}) {
            Cut cut = Cut.of(patch, PatchPromises.NAME, after, file -> Optional.empty());
            cut.diagnostics().forEach(PatchPromises::hold);
            Path root = emptied();
            for (Piece piece : cut.pieces()) {
                Path path = root.resolve(piece.path()).normalize();
                Fit.check(path.startsWith(root.resolve(Cut.FOLDER)), "outside of the folder: ", path);
                Fit.check(piece.code().reaches().isEmpty(), "reaches another file: ", piece);
            }
            cut.write(root);
            Fit.check(Files.isRegularFile(root.resolve(Cut.FOLDER).resolve(Cut.HEADER)), "no header", "");
        }
    }

    private Path emptied() throws IOException {
        folder = folder == null ? Scratch.folder(name()) : folder;
        Path cut = folder.resolve(Cut.FOLDER);
        if (Files.exists(cut)) {
            try (Stream<Path> all = Files.walk(cut)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        return folder;
    }
}
