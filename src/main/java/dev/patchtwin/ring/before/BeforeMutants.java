package dev.patchtwin.ring.before;

import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import dev.patchtwin.ring.driver.Shring;
import dev.patchtwin.ring.driver.ShringSlot;
import dev.patchtwin.ring.driver.WrongFactory;
import dev.patchtwin.ring.world.Machine;
import dev.patchtwin.ring.world.Pages;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Ships wrong versions of what the driver was before the patch. */
public final class BeforeMutants implements MutantSource {
    /** Called by {@link java.util.ServiceLoader}. */
    public BeforeMutants() {}

    @Override
    public List<Mutant> mutants() {
        return List.of(
                mutant("close-frees-all", "shring_close() frees every page", "pages safety", FreesAll::new),
                mutant("close-is-silent", "shring_close() leaks without a word", "warnings", IsSilent::new));
    }

    private static Mutant mutant(String id, String what, String channels, Function<Machine, ShringBefore> driver) {
        Set<String> shows = Set.of(channels.split(" ", -1));
        return new Mutant("shring-before-" + id, what, shows, new WrongFactory(new BeforeFactory(), driver));
    }

    private static final class FreesAll extends ShringBefore {
        FreesAll(Machine machine) {
            super(machine);
        }

        @Override
        protected void shringClose(Shring ring) {
            shringDetach(ring);
            for (ShringSlot slot : ring.slots) {
                log.warnOn(shringUnsharePage(ring, slot.page()) != 0, ring.number);
                shringFreeSlot(slot);
            }
        }
    }

    private static final class IsSilent extends ShringBefore {
        IsSilent(Machine machine) {
            super(machine);
        }

        @Override
        protected void shringClose(Shring ring) {
            shringDetach(ring);
            for (ShringSlot slot : ring.slots) {
                if (shringUnsharePage(ring, slot.page()) != 0) {
                    slot.setPage(Pages.NULL);
                }
                shringFreeSlot(slot);
            }
        }
    }
}
