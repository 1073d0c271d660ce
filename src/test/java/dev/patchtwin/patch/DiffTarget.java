package dev.patchtwin.patch;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.patch.Patch;

/** A diff without any mail around it: where nothing had to be said about it, git's own parser must see the same. */
public final class DiffTarget implements ReaderTarget {
    private static final byte[] BEGIN = "diff --git ".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public List<byte[]> seeds() {
        return SeedFiles.texts(Mails.DIFF, Mails.DIFF + Mails.HUNK.replace("-10,4 +10,4", "-30,4 +30,4"), """
                diff --git a/a.c b/b.c
                similarity index 90%
                rename from a.c
                rename to b.c
                index 1111111..2222222 100644
                --- a/a.c
                +++ b/b.c
                @@ -1 +1 @@
                -int a;
                \\ No newline at end of file
                +int b;
                \\ No newline at end of file
                diff --git a/n.c b/n.c
                new file mode 100644
                index 0000000..2222222
                --- /dev/null
                +++ b/n.c
                @@ -0,0 +1,2 @@
                +int n;
                +int m;
                diff --git a/g.c b/g.c
                deleted file mode 100644
                index 3333333..0000000
                --- a/g.c
                +++ /dev/null
                @@ -1,2 +0,0 @@
                -int g;
                -
                """);
    }

    @Override
    public List<String> libraries() {
        return List.of("org.eclipse.jgit.patch.**");
    }

    @Override
    public void read(byte[] data) {
        RecoveredPatch patch = RecoveredPatch.read(PatchPromises.NAME, data);
        PatchPromises.hold(patch);
        if (patch.isWhole() && patch.diagnostics().isEmpty() && patch.remarks().isEmpty() && begins(data)) {
            Patch other = new Patch();
            try {
                other.parse(data, 0, data.length);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                // What makes it stumble is taken out before it is asked.
                return;
            }
            if (other.getErrors().isEmpty()) {
                // Git and we pass over a line that nobody knows above the hunks; JGit makes a file without hunks of it.
                same(
                        patch.files().stream()
                                .filter(file -> !file.hunks().isEmpty())
                                .toList(),
                        other.getFiles().stream()
                                .filter(file -> !file.getHunks().isEmpty())
                                .toList());
            }
        }
    }

    private static boolean begins(byte[] data) {
        return Arrays.equals(data, 0, Math.min(data.length, BEGIN.length), BEGIN, 0, BEGIN.length);
    }

    private static void same(List<PatchFile> files, List<? extends FileHeader> others) {
        Fit.same(others.size(), files.size(), "files, as git counts them");
        for (int i = 0; i < files.size(); i++) {
            List<Hunk> hunks = files.get(i).hunks();
            List<? extends HunkHeader> otherHunks = others.get(i).getHunks();
            Fit.same(otherHunks.size(), hunks.size(), "hunks, as git counts them");
            for (int j = 0; j < hunks.size(); j++) {
                Fit.same(otherHunks.get(j).getNewStartLine(), hunks.get(j).newStart(), "where a hunk begins");
                Fit.same(otherHunks.get(j).getNewLineCount(), hunks.get(j).newCount(), "lines of a hunk after");
                Fit.same(
                        otherHunks.get(j).getOldImage().getLineCount(),
                        hunks.get(j).oldCount(),
                        "lines before");
                Fit.same(
                        otherHunks.get(j).getOldImage().getLinesAdded(),
                        hunks.get(j).count(Hunk.Kind.ADDED),
                        "added");
                Fit.same(
                        otherHunks.get(j).getOldImage().getLinesDeleted(),
                        hunks.get(j).count(Hunk.Kind.REMOVED),
                        "removed");
            }
        }
    }
}
