package dev.patchtwin.check;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.Scratch;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contract of a bundle, in a folder that has the mails and the shims of all of them. */
public final class TwinYamlTarget implements ReaderTarget {
    private static final Path PATCHES = Path.of("patches");

    private @Nullable Path folder;
    private @Nullable Models models;

    @Override
    public String name() {
        return "twin-yaml";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        return SeedFiles.below(PATCHES, "twin.yaml", 100);
    }

    @Override
    public List<String> libraries() {
        return List.of("org.snakeyaml.engine.**");
    }

    private Path folder() throws IOException {
        if (folder == null) {
            folder = Files.createDirectories(Scratch.folder(name()).resolve("bundle"));
            Files.createDirectories(folder.resolve("conform"));
            try (Stream<Path> all = Files.walk(PATCHES, 2)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    Files.writeString(folder.resolve(file.getFileName()), "");
                }
            }
        }
        return folder;
    }

    @Override
    public void read(byte[] data) throws IOException {
        Path file = folder().resolve(Bundle.FILE_NAME);
        Files.write(file, data);
        models = models == null ? Models.installed() : models;
        try {
            Bundle bundle = new BundleReader(folder(), models).read();
            Fit.check(bundle.mail().startsWith(folder()), "outside of its folder: ", bundle.mail());
            Fit.check(bundle.worlds().containsKey(bundle.fuzz().world()), "no world: ", bundle.fuzz());
            Fit.same(
                    bundle.declared(), new BundleReader(folder(), models).read().declared(), "read again");
        } catch (InputException e) {
            Fit.oneRefusal(file.toString(), e.getMessage());
        }
    }
}
