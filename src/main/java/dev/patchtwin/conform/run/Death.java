package dev.patchtwin.conform.run;

import dev.patchtwin.conform.box.Ending;
import dev.patchtwin.conform.box.Frame;
import java.util.List;

/**
 * How the C died.
 *
 * @param what in a few words: {@code heap-use-after-free: …}, {@code it called socket, which it may not}
 * @param stack where it was then, innermost first; empty where that is not known
 * @param report what a sanitizer wrote about it, line by line; empty without one
 */
public record Death(String what, List<Frame> stack, List<String> report) {
    private static final String HANG = "it did not answer in ";

    /** Copies the lists. */
    public Death {
        stack = List.copyOf(stack);
        report = List.copyOf(report);
    }

    static Death of(String what) {
        return new Death(what, List.of(), List.of());
    }

    static Death of(Ending ending) {
        if (ending instanceof Ending.Exited exited) {
            return of("it ended by itself, with exit code " + exited.code());
        }
        if (ending instanceof Ending.Sanitizer found) {
            return new Death(
                    found.summary().startsWith(found.kind()) ? found.summary() : found.kind() + ": " + found.summary(),
                    found.frames(),
                    found.report().lines().toList());
        }
        if (ending instanceof Ending.Signalled signalled) {
            return of("it got the signal " + signalled.name());
        }
        if (ending instanceof Ending.Denied denied) {
            return of(
                    denied.systemCall().equals(Ending.UNKNOWN_CALL)
                            ? "it made a system call that it may not make, and was stopped"
                            : "it called " + denied.systemCall() + ", which it may not, and was stopped");
        }
        if (ending instanceof Ending.TimedOut late) {
            return of(HANG + late.limit().toSeconds() + " s, and was stopped");
        }
        if (ending instanceof Ending.OutOfMemory) {
            return of("it took more memory than it may, and was stopped");
        }
        return of("it was stopped from outside");
    }

    /** Whether it was stopped because it did not answer. */
    boolean isHang() {
        return what.startsWith(HANG);
    }
}
