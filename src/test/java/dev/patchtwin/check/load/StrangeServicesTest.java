package dev.patchtwin.check.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.check.InputException;
import dev.patchtwin.model.ModelFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Service files that name no class; each test is named after what was wrong. */
class StrangeServicesTest {
    @TempDir
    Path folder;

    private void isRefused(byte[] text, String why) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Path file = Files.write(services.resolve(ModelFactory.class.getName()), text);
        assertThatThrownBy(() -> Services.sources(List.of(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ":")
                .hasMessageContaining(why);
    }

    @Test
    void aNameWithANulInItEndedTheProgram() throws Exception {
        isRefused(
                "\nsome\0.Model\n".getBytes(StandardCharsets.UTF_8),
                "2: error: 'some\\u0000.Model' cannot be the name");
    }

    @Test
    void aNameThatIsAPathLedOutOfTheFolder() throws Exception {
        Files.writeString(folder.resolveSibling("Outside.java"), "");
        isRefused("/tmp/Outside\n".getBytes(StandardCharsets.UTF_8), "cannot be the name of a class");
    }

    @Test
    void aFileInAnotherEncodingWasSaidToBeUnreadableInTheWordsOfJava() throws Exception {
        isRefused(new byte[] {'a', (byte) 0xff, '\n'}, "not UTF-8; save it as UTF-8");
    }
}
