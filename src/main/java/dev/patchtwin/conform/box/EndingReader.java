package dev.patchtwin.conform.box;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Says in our words what the box said about the end of a program. */
final class EndingReader {
    private final Limits limits;
    private final SystemCalls calls;
    private final Function<Path, UnaryOperator<List<RawFrame>>> symbols;
    private final Path program;
    private final Path folder;

    /** @param symbols gives for a program what finds the places of its frames in the source: {@link Symbols#of} */
    EndingReader(
            Limits limits,
            SystemCalls calls,
            Function<Path, UnaryOperator<List<RawFrame>>> symbols,
            Path program,
            Path folder) {
        this.limits = limits;
        this.calls = calls;
        this.symbols = symbols;
        this.program = program;
        this.folder = folder;
    }

    /**
     * Reads a verdict.
     *
     * @param late whether it was stopped because it gave no answer
     * @throws BoxException when the box did not work
     */
    Ending read(Verdict verdict, boolean late) {
        return switch (verdict.word()) {
            case EXITED -> exited(verdict);
            case SIGNALLED ->
                verdict.number() == Signals.SIGSYS
                        ? new Ending.Denied(Ending.UNKNOWN_CALL)
                        : new Ending.Signalled(Signals.name(verdict.number()));
            case DENIED -> new Ending.Denied(calls.name(verdict.number()));
            case CPU -> new Ending.TimedOut(limits.cpu());
            case MEMORY -> new Ending.OutOfMemory();
            case KILLED -> late ? new Ending.TimedOut(limits.answer()) : new Ending.Killed();
            case BROKEN ->
                throw new BoxException("the box does not work here: the step '" + verdict.text()
                        + "' failed with error " + verdict.number() + " for " + program);
        };
    }

    private Ending exited(Verdict verdict) {
        if (verdict.number() == SanitizerOptions.ADDRESS || verdict.number() == SanitizerOptions.UNDEFINED) {
            return SanitizerReport.in(verdict.said(), folder)
                    .map(report -> report.ending(symbols.apply(program)))
                    .orElseGet(() -> new Ending.Exited(verdict.number()));
        }
        return new Ending.Exited(verdict.number());
    }
}
