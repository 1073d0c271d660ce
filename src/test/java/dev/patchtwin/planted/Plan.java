package dev.patchtwin.planted;

import dev.patchtwin.engine.twin.Contract;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.engine.twin.Twin;
import dev.patchtwin.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A twin, and the truth about it, which is known because it was built that way.
 *
 * @param kind how it was built
 * @param seed the seed of the run that it is of
 * @param number which twin of that run it is
 * @param shape what both sides have in common
 * @param before the automaton of one side
 * @param after the automaton of the other side
 * @param contract what is declared
 * @param faults the most answers of a run that are not nominal when it is explored; {@link #ANY} for no limit
 * @param flavours what the models of both sides can do
 * @param oneClass whether the models of both sides are of one class
 * @param truth what is true of it
 */
public record Plan(
        Kind kind,
        long seed,
        int number,
        Shape shape,
        Table before,
        Table after,
        List<Allowed> contract,
        int faults,
        List<Flavour> flavours,
        boolean oneClass,
        Truth truth) {
    /** No limit. */
    public static final int ANY = -1;

    /** What a difference is. */
    public enum Manner {
        /** Both sides show something else. */
        VALUE,
        /** They show the same at different times. */
        TIMING,
        /** Both break the same invariant. */
        INVARIANT
    }

    /**
     * The difference that was planted.
     *
     * @param channel where it shows, and nowhere else
     * @param manner what it is
     * @param within the fewest operations after which it is known, with as many faults as are allowed; {@link Ways#NEVER} when
     *     it needs more faults
     * @param least the fewest operations after which it shows, with any number of faults
     */
    public record Planted(String channel, Manner manner, int within, int least) {
        /** Returns channel and manner as the engine says them. */
        String signature() {
            return channel + " " + manner;
        }
    }

    /** A declared difference. */
    public record Allowed(
            String id, String channel, boolean before, String glob, Optional<String> after, boolean endsRun) {
        DeclaredDifference declared() {
            Side side = before ? Side.BEFORE : Side.AFTER;
            return new DeclaredDifference(id, channel, side, List.of(glob), after, endsRun, "planted as " + id);
        }
    }

    /**
     * What is true of a twin.
     *
     * @param allowing the difference that is there although some are declared
     * @param strict the difference that is there when none is declared
     * @param unused the declared differences that nothing ever needs
     * @param asked the situations that a run must meet
     * @param met whether an exploration meets all of them
     * @param breaks whether a side throws
     */
    public record Truth(
            Optional<Planted> allowing,
            Optional<Planted> strict,
            List<String> unused,
            List<Integer> asked,
            boolean met,
            boolean breaks) {
        static Truth alike() {
            return new Truth(Optional.empty(), Optional.empty(), List.of(), List.of(), true, false);
        }

        static Truth different(Planted planted) {
            return new Truth(Optional.of(planted), Optional.of(planted), List.of(), List.of(), true, false);
        }

        /** A contract is in the way of what would be there without it. */
        static Truth declared(Optional<Planted> allowing, Planted strict, List<String> unused) {
            return new Truth(allowing, Optional.of(strict), unused, List.of(), true, false);
        }

        static Truth asking(int situation, boolean met) {
            return new Truth(Optional.empty(), Optional.empty(), List.of(), List.of(situation), met, false);
        }

        static Truth breaking() {
            return new Truth(Optional.empty(), Optional.empty(), List.of(), List.of(), true, true);
        }

        /** Returns the difference that there is, with the declared differences or without them. */
        Optional<Planted> planted(boolean withoutContract) {
            return withoutContract ? strict : allowing;
        }

        /** Returns the difference that can be found with as many faults as are allowed. */
        Optional<Planted> within(boolean withoutContract) {
            return planted(withoutContract).filter(planted -> planted.within() != Ways.NEVER);
        }
    }

    /** Copies the lists. */
    public Plan {
        contract = List.copyOf(contract);
        flavours = List.copyOf(flavours);
    }

    /** Returns the same with models of which these can do more, or less. */
    Plan withFlavour(Flavour flavour) {
        List<Flavour> both = List.of(flavour, flavour);
        return new Plan(kind, seed, number, shape, before, after, contract, faults, both, oneClass, truth);
    }

    /** Returns what makes the models of one side. */
    PlantedFactory factory(boolean ofBefore) {
        return new PlantedFactory(
                "planted-" + (ofBefore ? "before-" : "after-") + number,
                shape,
                ofBefore ? before : after,
                flavours.get(ofBefore ? 0 : 1),
                !ofBefore && !oneClass);
    }

    /** Returns what makes twins. */
    Supplier<Twin> twins(boolean withoutContract) {
        return twins(withoutContract, model -> model);
    }

    /** Returns what makes twins of models that something is done to. */
    Supplier<Twin> twins(boolean withoutContract, UnaryOperator<Model> wrapping) {
        Contract allowed = withoutContract
                ? Contract.strict()
                : new Contract(contract.stream().map(Allowed::declared).toList());
        PlantedFactory left = factory(true);
        PlantedFactory right = factory(false);
        return () -> new Twin(wrapping.apply(left.create(Map.of())), wrapping.apply(right.create(Map.of())), allowed);
    }

    /** Returns how messages call it, with the command that makes it again. */
    String name() {
        return "twin " + number + " of seed " + seed + " (" + kind + "); again: mvn -q -B -ntp -Dtest=PlantedTwinsTest"
                + " -Dplanted.seed=" + seed + " -Dplanted.only=" + number + " test";
    }
}
