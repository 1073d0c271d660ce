package dev.patchtwin.gate;

import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.Repro;
import dev.patchtwin.check.ShellWord;
import dev.patchtwin.patch.range.Range;
import java.nio.file.Path;

/** Commands that do something again, or next; a person pastes them into a shell, at the root of the repository. */
final class Commands {
    private final GateOptions options;
    private final String range;

    Commands(GateOptions options, Range range) {
        this.options = options;
        this.range = " --base " + Range.brief(range.start()) + " --head "
                + range.end().map(Range::brief).orElse(GateRange.WORKTREE);
    }

    /** Returns the command of the whole gate. */
    String gate() {
        StringBuilder command = new StringBuilder(Repro.PROGRAM).append(" gate").append(range);
        CheckOptions check = options.check();
        if (check.seed() != CheckOptions.STANDARD_SEED) {
            command.append(" --seed ").append(check.seed());
        }
        check.operations().ifPresent(n -> command.append(" --operations ").append(n));
        if (check.conforms().isEmpty()) {
            command.append(" --no-conform");
        }
        return command.append(options.everything() ? " --all" : "")
                .append(where())
                .toString();
    }

    /** Returns the command that shows a witness between the two revisions of a model. */
    String replay(String model, Path witness) {
        return Repro.PROGRAM + " gate" + range + where() + " --model " + ShellWord.of(model) + " --replay "
                + ShellWord.of(witness.toString());
    }

    /** Returns the command that keeps a witness. */
    String addGolden(Path witness) {
        return Repro.PROGRAM + " golden add " + ShellWord.of(witness.toString()) + root();
    }

    /** Returns how to declare a change. */
    String howToDeclare(String id) {
        return "say so with a line '" + Declarations.TRAILER + ": " + id
                + ": REASON' at the end of a commit message in this range, or under model-changes: in " + Layout.PATCHES
                + id
                + "/twin.yaml (docs/gate.md).";
    }

    /** Returns the folder for witnesses. */
    Path witnesses() {
        return options.check()
                .witnesses()
                .orElseGet(() -> options.check().root().resolve("target").resolve("witness"));
    }

    /** Returns the folder for the witnesses of a model. */
    Path witnesses(String model) {
        return witnesses().resolve("gate").resolve(model);
    }

    private String where() {
        StringBuilder command = new StringBuilder();
        if (!options.sources().equals(GateOptions.STANDARD_SOURCES)) {
            options.sources().forEach(root -> command.append(" --sources ").append(ShellWord.of(root)));
        }
        options.libraries().forEach(library -> command.append(" --library ").append(ShellWord.of(library.toString())));
        return command + root();
    }

    private String root() {
        return options.check().workspace().words();
    }
}
