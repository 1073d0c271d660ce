package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "view",
        description = {
            "Opens a page that 'check --html FILE' wrote, in the browser of $BROWSER, or else the desktop's own, and prints"
                    + " its address.",
            ""
        })
final class ViewCommand implements Callable<Integer> {
    private static final Path STANDARD = Path.of("target", "report.html");

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The page. Default: target/report.html at the root of the repository.")
    private @Nullable Path page;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private RootOption root;

    ViewCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException {
        Path file = page != null ? page : root.path().resolve(STANDARD);
        if (!Files.isRegularFile(file)) {
            throw new InputException(file + ": error: there is no page here; write one with: ./patchtwin check --html "
                    + (page != null ? "FILE" : STANDARD));
        }
        String address = file.toAbsolutePath().normalize().toUri().toString();
        surroundings.out().println(address);
        surroundings.out().flush();
        new PageOpener(surroundings.environment()).open(address);
        return ExitCode.EQUIVALENT;
    }
}
