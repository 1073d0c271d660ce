package dev.patchtwin.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The tree that a patch is for, where it may be left out. */
final class TreeOption {
    static final String LABEL = "REPO[@REV]";

    static final String MEANING =
            "A git repository, which is only read, and a revision. Default: the base-commit that the"
                    + " mail names, if the repository has it, else HEAD.";

    @Option(names = "--tree", paramLabel = LABEL, description = MEANING)
    private @Nullable String tree;

    Optional<String> tree() {
        return Optional.ofNullable(tree);
    }
}
