package dev.patchtwin.gate.remember;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
    @TempDir
    Path folder;

    /** {@code Aa} and {@code BB} have the same hash code, and the seal was made of that. */
    @Test
    void anAnswerThatWasChangedWasBelievedWhenItHashedAlike() throws Exception {
        Memory memory = Memory.in(Optional.of(folder));
        Properties answer = new Properties();
        answer.setProperty("said", "EQUIVALENT in Aa");
        memory.remember("question", answer);
        memory.keep();
        assertThat(memory.recall("question")).contains(answer);
        Path file = folder.resolve("question.properties");
        Files.writeString(file, Files.readString(file).replace("Aa", "BB"));
        assertThat(memory.recall("question")).isEmpty();
    }
}
