package dev.patchtwin.conform.box;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.Scratch;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a compiler writes about the files that it has read. */
public final class DependenciesTarget implements ReaderTarget {
    private @Nullable Path file;

    @Override
    public String name() {
        return "dependencies";
    }

    @Override
    public List<byte[]> seeds() {
        return SeedFiles.texts("p-x.o: x.c cut/mm/toy.c/toy_reclaim \\\n a\\ b.h a$$b.h\n\ncut/cut.h:\n");
    }

    @Override
    public List<String> libraries() {
        return List.of();
    }

    @Override
    public void read(byte[] data) throws IOException {
        file = file == null ? Scratch.folder(name()).resolve("x.d") : file;
        Files.write(file, data);
        Set<Path> read = Dependencies.read(file);
        Fit.check(read.size() <= data.length, "how many? ", read.size());
    }
}
