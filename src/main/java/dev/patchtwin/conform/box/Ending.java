package dev.patchtwin.conform.box;

import java.time.Duration;
import java.util.List;

/** How a program in the box ended. */
public sealed interface Ending {
    /** It ended by itself. */
    record Exited(int code) implements Ending {}

    /**
     * A sanitizer stopped it.
     *
     * @param kind as the sanitizer calls it: {@code heap-use-after-free}; for undefined behaviour the name of the check where
     *     it is known, such as {@code signed-integer-overflow}, and otherwise {@code undefined-behavior}
     * @param summary a line that says what was wrong
     * @param frames of the stack on which it was wrong, the innermost first; perhaps empty
     * @param report all that the sanitizer wrote
     */
    record Sanitizer(String kind, String summary, List<Frame> frames, String report) implements Ending {
        public Sanitizer {
            frames = List.copyOf(frames);
        }
    }

    /** A signal ended it, such as {@code SIGSEGV}. */
    record Signalled(String name) implements Ending {}

    /**
     * It tried what it may not.
     *
     * @param systemCall the name, such as {@code socket}; where the kernel does not tell, {@link #UNKNOWN_CALL}
     */
    record Denied(String systemCall) implements Ending {}

    /** It gave no answer in time, or used up its processor time. */
    record TimedOut(Duration limit) implements Ending {}

    /** It had more in memory than it may. */
    record OutOfMemory() implements Ending {}

    /** Somebody stopped it from outside: {@link BoxedProcess#kill()}, or the end of its session. */
    record Killed() implements Ending {}

    /** Stands for the name of a system call where the kernel does not tell which one it was. */
    String UNKNOWN_CALL = "a system call that it may not make";
}
