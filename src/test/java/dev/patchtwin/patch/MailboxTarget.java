package dev.patchtwin.patch;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A mailbox with a series of patches. */
public final class MailboxTarget implements ReaderTarget {
    private static final String FROM =
            "From %040d Mon Sep 17 00:00:00 2001\nFrom: A <a@b.c>\nSubject: [PATCH %d/2] toy\n\n";

    @Override
    public String name() {
        return "mailbox";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>(SeedFiles.below(Path.of("docs/patch"), ".mbox", 2));
        String first = String.format(FROM, 1, 1) + ">From here on.\n---\n" + Mails.DIFF + "-- \n2.39\n\n";
        String second =
                String.format(FROM, 2, 2) + "Words.\n---\n" + Mails.DIFF.replace("toy.c", "toy.h") + "-- \n2.39\n\n";
        String cover = String.format(FROM, 0, 0) + "It begins.\n\n";
        seeds.addAll(SeedFiles.texts(cover + first + second, second + first));
        return seeds;
    }

    @Override
    public List<String> libraries() {
        return List.of("org.apache.james.mime4j.**", "org.eclipse.jgit.patch.**");
    }

    @Override
    public void read(byte[] data) {
        Series series = Series.read(PatchPromises.NAME, data);
        series.diagnostics().forEach(PatchPromises::hold);
        series.patches().forEach(PatchPromises::hold);
        Fit.check(series.usable() >= 0 && series.usable() <= series.patches().size(), "usable: ", series.usable());
        for (RecoveredPatch patch : series.patches().subList(0, series.usable())) {
            Fit.check(patch.isWhole() || patch.isPart(), "not usable: ", patch.diagnostics());
        }
        Fit.same(series, Series.read(PatchPromises.NAME, data), "read once more");
    }
}
