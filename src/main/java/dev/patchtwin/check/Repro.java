package dev.patchtwin.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Commands that do again what was done; a person pastes them into a shell, at the root of the repository. */
public final class Repro {
    /** The program, as it was called: the launcher says so. */
    public static final String PROGRAM = ShellWord.of(System.getProperty("patchtwin.command", "./patchtwin"));

    private Repro() {}

    /** Returns a command of Patchtwin with these words. */
    public static String command(List<String> words) {
        return PROGRAM + " " + words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
    }

    /** @param operations how many operations were to be fuzzed with, if any */
    static String check(Bundle bundle, CheckOptions options, Optional<Long> operations) {
        if (operations.isEmpty()) {
            return PROGRAM + " explore " + ShellWord.of(bundle.id())
                    + bounds(options.explores().orElse(ExploreBounds.NONE)) + common(options.strict(), options);
        }
        boolean check = options.explores().isPresent();
        return PROGRAM + " " + (check ? "check " : "fuzz ") + ShellWord.of(bundle.id())
                + options.world().map(w -> " --world " + ShellWord.of(w)).orElse("")
                + " --seed " + options.seed() + " --operations " + operations.get()
                + options.corpus().map(c -> " --corpus " + ShellWord.of(c.toString())).orElse("")
                + (check && options.conforms().isEmpty() ? " --no-conform" : "")
                + common(options.strict(), options);
    }

    private static String bounds(ExploreBounds bounds) {
        StringBuilder text = new StringBuilder();
        bounds.world().ifPresent(w -> text.append(" --world ").append(ShellWord.of(w)));
        bounds.faults().ifPresent(n -> text.append(" --faults ").append(n == Scope.ANY ? "any" : n));
        if (bounds.mostStates() != Long.MAX_VALUE) {
            text.append(" --max-states ").append(bounds.mostStates());
        }
        if (bounds.mostDepth() != Integer.MAX_VALUE) {
            text.append(" --max-depth ").append(bounds.mostDepth());
        }
        return text + (bounds.hashed() ? " --hashed" : "") + (bounds.reduced() ? " --symmetry" : "");
    }

    static String conform(Bundle bundle, CheckOptions options, ConformWishes wishes) {
        return PROGRAM + " conform " + ShellWord.of(bundle.id()) + " --seed " + options.seed()
                + (wishes.operations().isPresent()
                        ? " --operations " + wishes.operations().getAsLong()
                        : "")
                + (wishes.sanitized() ? "" : " --no-sanitizers")
                + wishes.tree().map(tree -> " --tree " + ShellWord.of(tree)).orElse("") + common(false, options);
    }

    /** Returns the command that replays a trace. */
    public static String replay(Path trace, CheckOptions options) {
        return PROGRAM + " replay" + common(options.strict(), options) + " " + ShellWord.of(trace.toString());
    }

    private static String common(boolean strict, CheckOptions options) {
        return (strict ? " --no-declared" : "") + options.workspace().words();
    }
}
