package dev.patchtwin.fuzztarget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for a target whose reader takes a file: one for each process, gone when it ends. */
public final class Scratch {
    /** In memory, where that is to be had: there are thousands of files a second. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private Scratch() {}

    /** Makes a folder. */
    public static Path folder(String name) throws IOException {
        Path folder = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "patchtwin-" + name)
                : Files.createTempDirectory("patchtwin-" + name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
