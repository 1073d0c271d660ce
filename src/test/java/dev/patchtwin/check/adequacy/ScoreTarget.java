package dev.patchtwin.check.adequacy;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.InputException;
import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.Scratch;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mutation score that somebody has measured, as JSON. */
public final class ScoreTarget implements ReaderTarget {
    private @Nullable Path file;
    private @Nullable Bundle bundle;

    @Override
    public String name() {
        return "score";
    }

    private Bundle bundle() throws IOException {
        try {
            bundle = bundle == null ? Bundle.read(Path.of("patches", "shared-ring-close")) : bundle;
            return bundle;
        } catch (InputException e) {
            throw new IOException(e);
        }
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        try {
            String inputs = AdequacyScore.inputs(bundle()).entrySet().stream()
                    .map(input -> "\"" + input.getKey() + "\": \"" + input.getValue() + "\"")
                    .collect(Collectors.joining(", "));
            return SeedFiles.texts("{\"bundle\": \"" + bundle().id() + "\", \"complete\": true, \"inputs\": {" + inputs
                    + "}, \"killed\": 70, \"equivalent\": 3, \"survived\": 0, \"controlsToldApart\": 0,"
                    + " \"repro\": \"./patchtwin adequacy shared-ring-close --json\"}");
        } catch (InputException e) {
            throw new IOException(e);
        }
    }

    @Override
    public List<String> libraries() {
        return List.of("org.snakeyaml.engine.**");
    }

    @Override
    public void read(byte[] data) throws IOException {
        file = file == null ? Scratch.folder(name()).resolve("score.json") : file;
        Files.write(file, data);
        try {
            Fit.check(AdequacyScore.bundleOf(file).length() > 0, "of no bundle: ", file);
            AdequacyScore score = AdequacyScore.read(file, bundle());
            Fit.check(score.score() >= 0 && score.score() <= 1, "no share: ", score);
            Fit.check(!score.enough() || score.complete(), "enough, and not complete: ", score);
            Fit.same(AdequacyScore.bundleOf(file), score.bundle(), "the bundle");
        } catch (InputException e) {
            Fit.oneRefusal(file.toString(), e.getMessage());
        }
    }
}
