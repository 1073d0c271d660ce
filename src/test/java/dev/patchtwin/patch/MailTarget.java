package dev.patchtwin.patch;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A mail that has a patch. */
public final class MailTarget implements ReaderTarget {
    @Override
    public String name() {
        return "mail";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return mails();
    }

    /** Returns mails of many kinds. */
    public static List<byte[]> mails() throws IOException {
        List<byte[]> mails = new ArrayList<>(SeedFiles.below(Path.of("patches"), ".patch", 3));
        mails.addAll(SeedFiles.below(Path.of("src/test/resources/patch"), ".txt", 100));
        mails.addAll(
                SeedFiles.texts(Mails.DIFF, "From: A <a@b.c>\nSubject: [PATCH] toy\n\nWords.\n---\n" + Mails.DIFF));
        return mails;
    }

    @Override
    public List<String> libraries() {
        return List.of("org.apache.james.mime4j.**", "org.eclipse.jgit.patch.**");
    }

    @Override
    public void read(byte[] data) {
        RecoveredPatch patch = RecoveredPatch.read(PatchPromises.NAME, data);
        PatchPromises.hold(patch);
        Fit.same(patch, RecoveredPatch.read(PatchPromises.NAME, data), "read once more");
    }
}
