package dev.patchtwin.patch.compare;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.Pieces;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.patch.MailTarget;
import dev.patchtwin.patch.PatchPromises;
import dev.patchtwin.patch.RecoveredPatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Two versions of a patch that are held against each other. */
public final class CompareTarget implements ReaderTarget {
    @Override
    public String name() {
        return "compare";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (byte[] mail : MailTarget.mails()) {
            String text = new String(mail, StandardCharsets.ISO_8859_1);
            byte[] other = text.replace("-10,4", "-11,4")
                    .replace("toy_call", "toy_ask")
                    .getBytes(StandardCharsets.ISO_8859_1);
            if (mail.length < 2000) {
                seeds.add(Pieces.together(mail, other));
            }
        }
        return seeds;
    }

    @Override
    public List<String> libraries() {
        return List.of("org.eclipse.jgit.patch.**");
    }

    @Override
    public void read(byte[] data) {
        List<byte[]> pieces = Pieces.of(data, 2);
        List<RecoveredPatch> before = List.of(RecoveredPatch.read(PatchPromises.NAME, pieces.get(0)));
        List<RecoveredPatch> after = List.of(RecoveredPatch.read(PatchPromises.NAME, pieces.get(1)));
        List<SeriesComparison.Pair> pairs = SeriesComparison.of(before, after).pairs();
        Fit.check(!pairs.isEmpty() && pairs.size() <= 2, "pairs: ", pairs);
        PatchComparison itself = Comparison.of(before.get(0), before.get(0));
        Fit.check(!itself.filesMatter() && itself.code().isEmpty(), "differs from itself: ", itself);
    }
}
