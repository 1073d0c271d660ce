package dev.patchtwin.ring.after;

import static dev.patchtwin.ring.world.Pages.NULL;

import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Mutant;
import dev.patchtwin.model.MutantSource;
import dev.patchtwin.ring.after.MutantsAfter.Leaking;
import dev.patchtwin.ring.after.MutantsAfter.OnFailure;
import dev.patchtwin.ring.driver.ShringDriver;
import dev.patchtwin.ring.driver.WrongFactory;
import dev.patchtwin.ring.world.Machine;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Ships wrong versions of what the patch makes of the driver, and one that is only written differently. */
public final class AfterMutants implements MutantSource {
    /** Called by {@link java.util.ServiceLoader}. */
    public AfterMutants() {}

    @Override
    public List<Mutant> mutants() {
        return List.of(
                leaking(
                        "keeps-the-pointer",
                        "the pointer is kept on failure",
                        "pointers pages safety",
                        (d, ring, slot) -> d.warnOnce(ring)),
                leaking("is-silent", "nobody is warned", "warnings", (d, ring, slot) -> slot.setPage(NULL)),
                mutant(
                        "drops-always",
                        "the pointer is dropped also on success",
                        "leaks safety",
                        MutantsAfter.DropsAlways::new),
                mutant(
                        "ignores-the-device",
                        "a page that the device knows is freed",
                        "calls safety",
                        MutantsAfter.IgnoresTheDevice::new),
                mutant("frees-twice", "a page is freed twice", "safety", MutantsAfter.FreesTwice::new),
                mutant(
                        "forgets-the-first",
                        "the rollback forgets a page",
                        "pages pointers safety",
                        MutantsAfter.ForgetsTheFirst::new),
                mutant("stays-leaky", "the second life of a ring is silent", "warnings", MutantsAfter.StaysLeaky::new),
                mutant(
                        "opens-unshared",
                        "a ring is opened with a page that is not shared",
                        "returns safety",
                        MutantsAfter.OpensUnshared::new),
                leaking("control", "the pointer is dropped before it is said", "", (d, ring, slot) -> {
                    slot.setPage(NULL);
                    d.warnOnce(ring);
                }));
    }

    /** Returns the version that goes on warning about each page: it differs from the right one only within the contract. */
    public static ModelFactory warnsPerPage() {
        return leaking("warns-per-page", "each page is warned about", "", (d, ring, slot) -> {
                    d.warn(ring);
                    slot.setPage(NULL);
                })
                .factory();
    }

    private static Mutant leaking(String id, String what, String channels, OnFailure onFailure) {
        return mutant(id, what, channels, machine -> new Leaking(machine, onFailure));
    }

    private static Mutant mutant(String id, String what, String channels, Function<Machine, ShringDriver> driver) {
        Set<String> shows = channels.isEmpty() ? Set.of() : Set.of(channels.split(" ", -1));
        return new Mutant("shring-after-" + id, what, shows, new WrongFactory(new AfterFactory(), driver));
    }
}
