package dev.patchtwin.gate;

import dev.patchtwin.gate.compile.Digests;
import dev.patchtwin.gate.remember.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an answer depends on besides the files of the repository; found out only when somebody wants to know. */
final class Identity {
    private final GateOptions options;
    private @Nullable String ofModels;
    private @Nullable String ofChecks;

    Identity(GateOptions options) {
        this.options = options;
    }

    /**
     * Returns what stands for this program and what is neither end's: the libraries that models are compiled with, and
     * what other models are loaded from; empty when the program cannot be
     * told from others, and then nothing can be remembered.
     */
    Optional<String> ofModels() {
        if (ofModels == null) {
            ofModels = Program.digest().flatMap(this::withLibraries).orElse("");
        }
        return ofModels.isEmpty() ? Optional.empty() : Optional.of(ofModels);
    }

    private Optional<String> withLibraries(String program) {
        List<String> parts = new ArrayList<>(List.of(program));
        List<Path> others = new ArrayList<>(options.libraries());
        others.addAll(options.check().workspace().modelPaths());
        for (Path other : others) {
            Optional<String> content = Program.content(other);
            if (content.isEmpty()) {
                return Optional.empty();
            }
            parts.add(content.get());
        }
        return Optional.of(Digests.of(parts));
    }

    /** Returns the same, and the compilers that the patch's own C is compiled with. */
    Optional<String> ofChecks() {
        return ofModels().map(models -> {
            if (ofChecks == null) {
                ofChecks = models + Compilers.around(options.check());
            }
            return ofChecks;
        });
    }
}
