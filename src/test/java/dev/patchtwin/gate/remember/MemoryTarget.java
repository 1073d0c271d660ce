package dev.patchtwin.gate.remember;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** An answer that the gate remembers: what is in the file is that answer, or nothing. */
public final class MemoryTarget implements ReaderTarget {
    private static final String QUESTION = "0123456789abcdef";

    private @Nullable Path folder;

    @Override
    public String name() {
        return "memory";
    }

    private static Properties answer() {
        Properties answer = new Properties();
        answer.setProperty("model.0", "toy-after");
        answer.setProperty("meaning.0", "EQUIVALENT");
        answer.setProperty("files.0", "src/main/java/A.java\nsrc/main/java/B.java");
        return answer;
    }

    private Path folder() throws IOException {
        folder = folder == null ? Scratch.folder(name()) : folder;
        return folder;
    }

    private Path file() throws IOException {
        return folder().resolve(QUESTION + ".properties");
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        Memory.in(Optional.of(folder())).remember(QUESTION, answer());
        return List.of(Files.readAllBytes(file()));
    }

    @Override
    public List<String> libraries() {
        return List.of();
    }

    @Override
    public void read(byte[] data) throws IOException {
        Files.write(file(), data);
        Memory memory = Memory.in(Optional.of(folder()));
        Optional<Properties> found = memory.recall(QUESTION);
        if (found.isPresent()) {
            Fit.same(answer(), found.get(), "somebody has changed it, and it is believed");
        }
    }
}
