package dev.patchtwin.cli;

import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Models;
import dev.patchtwin.check.Workspace;
import dev.patchtwin.check.load.ModelLoading;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the bundles are, and what models they can name. */
final class WorkspaceOption {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private RootOption root;

    @Option(
            names = "--models",
            paramLabel = "PATH",
            description = {
                "Load models from this jar, folder of classes or folder of Java sources, too; may be given several times.",
                "Their code is run as it is: give only what you trust."
            })
    private List<Path> paths = List.of();

    /**
     * Loads the models, and returns where everything is.
     *
     * @throws InputException when a path cannot be used, or what is there cannot be compiled or loaded
     */
    Workspace workspace() throws InputException {
        Models models = Models.installed().under(ModelLoading.of(paths));
        return new Workspace(root.path(), root.isGiven(), paths, models);
    }

    /** Returns options that say nothing but this, and whether the declared differences are switched off. */
    CheckOptions options(boolean strict) throws InputException {
        CheckOptions options = CheckOptions.standard(workspace()).withExplores(Optional.empty());
        return strict ? options.withoutDeclared() : options;
    }
}
