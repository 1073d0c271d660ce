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
        Memory memory = Memory.in(Optional.of(folder()));
        memory.remember(QUESTION, answer());
        memory.keep();
        return List.of(Files.readAllBytes(file()));
    }

    @Override
    public List<String> libraries() {
        return List.of();
    }

    /** The engine learns the seal that would be right, for it sees what is compared; so the bytes are also a place and a change. */
    @Override
    public void read(byte[] data) throws IOException {
        Memory memory = Memory.in(Optional.of(folder()));
        Files.write(file(), data);
        Optional<Properties> found = memory.recall(QUESTION);
        if (found.isPresent() && !found.get().isEmpty()) {
            memory.remember(QUESTION, found.get());
            memory.keep();
            Fit.same(found, memory.recall(QUESTION), "remembered and recalled");
        }
        if (data.length > 2) {
            memory.remember(QUESTION, answer());
            memory.keep();
            byte[] bytes = Files.readAllBytes(file());
            bytes[((data[0] & 0xff) * 256 + (data[1] & 0xff)) % bytes.length] = data[2];
            Files.write(file(), bytes);
            Properties changed = memory.recall(QUESTION).orElseGet(MemoryTarget::answer);
            Fit.same(answer(), changed, "somebody has changed it, and it is believed");
        }
    }
}
