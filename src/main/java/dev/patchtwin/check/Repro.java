package dev.patchtwin.check;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Commands that do again what was done; a person pastes them into a shell, at the root of the repository. */
final class Repro {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Repro() {}

    /** @param operations how many operations were to be fuzzed with, if any */
    static String check(Bundle bundle, CheckOptions options, Optional<Long> operations) {
        if (operations.isEmpty()) {
            return "./patchtwin explore " + quoted(bundle.id())
                    + bounds(options.explores().orElse(ExploreBounds.NONE)) + common(options.strict(), options);
        }
        boolean check = options.explores().isPresent();
        return "./patchtwin " + (check ? "check " : "fuzz ") + quoted(bundle.id())
                + options.world().map(w -> " --world " + quoted(w)).orElse("")
                + " --seed " + options.seed() + " --operations " + operations.get()
                + options.corpus().map(c -> " --corpus " + quoted(c.toString())).orElse("")
                + (check && options.conforms().isEmpty() ? " --no-conform" : "")
                + common(options.strict(), options);
    }

    private static String bounds(ExploreBounds bounds) {
        StringBuilder text = new StringBuilder();
        bounds.world().ifPresent(w -> text.append(" --world ").append(quoted(w)));
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
        return "./patchtwin conform " + quoted(bundle.id()) + " --seed " + options.seed()
                + (wishes.operations().isPresent()
                        ? " --operations " + wishes.operations().getAsLong()
                        : "")
                + (wishes.sanitized() ? "" : " --no-sanitizers")
                + wishes.tree().map(tree -> " --tree " + quoted(tree)).orElse("") + common(false, options);
    }

    static String replay(Path trace, CheckOptions options) {
        return "./patchtwin replay" + common(options.strict(), options) + " " + quoted(trace.toString());
    }

    private static String common(boolean strict, CheckOptions options) {
        return (strict ? " --no-declared" : "")
                + (options.rootGiven() ? " --root " + quoted(options.root().toString()) : "");
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
