package dev.patchtwin.check.adequacy;

import java.util.Optional;

/**
 * What became of a mutant.
 *
 * @param id names it
 * @param kind what sort of mutant it is
 * @param model the name of the model in whose place it stands
 * @param what what is wrong with it
 * @param place file and line of the change; empty for one that was written by hand
 * @param trial what the check made of it
 * @param explained why it cannot be killed, as the bundle says; empty where it says nothing
 */
public record MutantResult(
        String id, Kind kind, String model, String what, String place, Trial trial, Optional<String> explained) {
    /** Where a mutant comes from. */
    public enum Kind {
        /** Written by hand, with the channels on which it must show. */
        HAND_SEEDED,
        /** Made of the compiled model. */
        BYTECODE,
        /** Only looks different: it must not be told apart. */
        CONTROL
    }

    /** What became of it. */
    public enum Outcome {
        /** It was told apart. */
        KILLED,
        /** There is no difference within the bounds of the exploration, in which what was changed was executed. */
        EQUIVALENT,
        /** It was not told apart, and could have been. */
        SURVIVED
    }

    /** What told it apart. */
    public enum By {
        /** A golden trace. */
        GOLDEN,
        /** Fuzzing. */
        FUZZ,
        /** Exploring. */
        EXPLORE,
        /** A declared difference that nothing needs any more. */
        CONTRACT,
        /** The model failed. */
        CRASH,
        /** The model did not come back. */
        HANG,
        /** Nothing did. */
        NOTHING
    }

    /**
     * What the check made of a mutant.
     *
     * @param outcome what became of it
     * @param by what told it apart
     * @param signal the channel and kind of the difference, the declared difference, or why it survived
     * @param operations how many operations it took, or transitions where exploring found it; 0 where that means nothing
     */
    public record Trial(Outcome outcome, By by, String signal, long operations) {}

    /** Returns the same with another outcome. */
    MutantResult survived(String why) {
        return new MutantResult(
                id, kind, model, what, place, new Trial(Outcome.SURVIVED, By.NOTHING, why, 0), explained);
    }
}
