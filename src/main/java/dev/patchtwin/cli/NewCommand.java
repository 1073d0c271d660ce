package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Repro;
import dev.patchtwin.check.Workspace;
import dev.patchtwin.check.patches.PatchInput;
import dev.patchtwin.scaffold.Part;
import dev.patchtwin.scaffold.Scaffold;
import dev.patchtwin.scaffold.ScaffoldPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        description = {
            "Lays out a bundle for a patch: a contract, models with a method for all that the patch touches, a first golden"
                    + " trace, a test. It runs at once, and says what is to be filled in.",
            ""
        })
final class NewCommand implements Callable<Integer> {
    private static final Path HERE = Path.of("");

    private final Surroundings surroundings;

    @Parameters(paramLabel = "BUNDLE", description = "What to call it: the folder that it gets under patches/.")
    private String id = "";

    @Option(
            names = "--patch",
            paramLabel = "MAIL",
            required = true,
            description = "A mail with the patch, as it was received or copied; - for the standard input.")
    private String mail = PatchInput.STANDARD_INPUT;

    @Option(
            names = "--package",
            paramLabel = "NAME",
            description = "The Java package of the models. Default: bundles, and the bundle's name.")
    private @Nullable String packageName;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "Where to lay it out. Default: the nearest folder above this one that has patches/ in it, else this"
                            + " one.")
    private @Nullable Path root;

    NewCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InputException {
        Path where = root != null ? root : Workspace.above(HERE).orElse(HERE);
        PatchInput input = PatchInput.read(mail, surroundings.in());
        Scaffold scaffold = ScaffoldPlan.of(id, input, Optional.ofNullable(packageName), where);
        List<Path> written = scaffold.write();
        PrintWriter out = surroundings.text();
        written.forEach(file -> out.println("wrote " + surroundings.shown(file.toString())));
        out.println();
        out.println("To be filled in, from the C that each comment points at:");
        fillIn(scaffold, false);
        fillIn(scaffold, true);
        out.println("  " + surroundings.shown(scaffold.model().toString())
                + ": the world around them, as far as it matters");
        out.println("Then take the last probe out of "
                + surroundings.shown(scaffold.contract().toString())
                + ", accept what the golden trace shows now, and check:");
        out.println("  " + surroundings.shown(command(where, "golden", "update", id)));
        out.println("  " + surroundings.shown(command(where, "check", id)));
        return ExitCode.EQUIVALENT;
    }

    private void fillIn(Scaffold scaffold, boolean isAfter) {
        List<String> names = scaffold.layout().parts().stream()
                .flatMap(part -> part.side(isAfter).stream())
                .map(Part.Side::method)
                .toList();
        surroundings
                .text()
                .println(
                        "  " + surroundings.shown(scaffold.side(isAfter).toString()) + ": " + String.join(", ", names));
    }

    private String command(Path where, String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        if (root != null) {
            words.addAll(List.of("--root", where.toString()));
        }
        words.addAll(List.of("--models", where.resolve(Scaffold.SOURCES).toString()));
        return Repro.command(words);
    }
}
