package dev.patchtwin.kvm.mmu;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * A row of the tables in docs/domain.md §7 and §11, built.
 *
 * @param number the row; 0 for a control, which must not be told apart
 * @param side {@code before}, {@code after}, or the room of another version
 * @param what what is wrong
 * @param channels the channels on which it must show, blanks between; empty for a control
 * @param kernel builds the wrong kernel
 */
public record MutantRow(
        int number, String side, String what, String channels, Function<Machine, ? extends Kernel> kernel) {
    /** Returns it as a mutant of the model that this factory makes. */
    public Mutant of(ModelFactory original) {
        String id = side + "-" + (number == 0 ? "control" : number);
        return mutant(
                id, what, channels, new MutantModel(original, world -> kernel.apply(new Machine(new Shape(world)))));
    }

    /**
     * Returns a mutant.
     *
     * @param begin how its id begins; what is wrong follows
     * @param channels the channels on which it must show, blanks between; empty for a control
     */
    public static Mutant mutant(String begin, String what, String channels, ModelFactory wrong) {
        String slug = what.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        Set<String> shows = channels.isEmpty() ? Set.of() : Set.of(channels.split(" ", -1));
        return new Mutant(begin + "-" + slug, what, shows, wrong);
    }
}
