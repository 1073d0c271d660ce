package dev.patchtwin.check.load;

import dev.patchtwin.check.InputException;
import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.Scratch;
import dev.patchtwin.fuzztarget.SeedFiles;
import dev.patchtwin.model.ModelFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service file of somebody's models. */
public final class ServicesTarget implements ReaderTarget {
    private @Nullable Path folder;

    @Override
    public String name() {
        return "services";
    }

    @Override
    public List<byte[]> seeds() {
        return SeedFiles.texts(
                "some.models.Before\nsome.models.After$Inner # as it is now\n",
                "# none\n\ndev.patchtwin.kvm.before.BeforeFactory\n");
    }

    @Override
    public List<String> libraries() {
        return List.of();
    }

    @Override
    public void read(byte[] data) throws IOException {
        if (folder == null) {
            folder = Scratch.folder(name()).resolve("java");
            Files.createDirectories(folder.resolve("META-INF/services"));
            Files.createDirectories(folder.resolve("some/models"));
            Files.writeString(folder.resolve("some/models/Before.java"), "");
            Files.writeString(folder.resolve("some/models/After.java"), "");
            Files.writeString(folder.resolveSibling("Outside.java"), "");
        }
        Path file = folder.resolve("META-INF/services/" + ModelFactory.class.getName());
        Files.write(file, data);
        try {
            for (Path source : Services.sources(List.of(folder))) {
                Fit.check(source.normalize().startsWith(folder), "outside: ", source);
            }
        } catch (InputException e) {
            Fit.oneRefusal(file.toString(), e.getMessage());
        }
    }
}
