package dev.patchtwin.check;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Commands that do again what was done; a person pastes them into a shell, at the root of the repository. */
final class Repro {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Repro() {}

    static String check(Bundle bundle, CheckOptions options, long operations) {
        return "./patchtwin " + (options.world().isPresent() ? "fuzz " : "check ") + quoted(bundle.id())
                + options.world().map(w -> " --world " + quoted(w)).orElse("")
                + " --seed " + options.seed() + " --operations " + operations + common(options.strict(), options);
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
