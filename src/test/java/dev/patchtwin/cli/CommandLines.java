package dev.patchtwin.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import picocli.CommandLine;

/** The commands of the program, to be looked at and parsed, not to be run. */
final class CommandLines {
    private CommandLines() {}

    static CommandLine ofTheProgram() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                false,
                new Display(false, ScreenWidth.USUAL, Map.of()),
                () -> false,
                Map.of());
        return new CommandLine(new PatchtwinCommand(surroundings), new CommandFactory(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
