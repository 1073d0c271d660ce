package dev.patchtwin.kvm.pamt;

import dev.patchtwin.kvm.world.Machine;
import dev.patchtwin.kvm.world.Shape;
import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Worlds with Dynamic PAMT: hosts of any shape, and how many regions of memory their pages lie in. */
public final class PamtWorld {
    private static final Parameter REGIONS = new Parameter(
            "regions", 4, 1, 4, "regions of memory that the pages given to the TDX module lie in; see docs/models.md");

    /** The dimensions of such a world. */
    public static final List<Parameter> PARAMETERS =
            Stream.concat(Shape.PARAMETERS.stream(), Stream.of(REGIONS)).toList();

    private PamtWorld() {}

    /** Boots a host of this world. */
    public static Machine machine(Map<String, Integer> world) {
        return machine(world, PamtLock::new);
    }

    /** Boots a host of this world with another lock. */
    static Machine machine(Map<String, Integer> world, Function<Machine, PamtLock> lock) {
        Integer regions = world.get(REGIONS.name());
        if (regions == null) {
            throw new IllegalArgumentException("the world gives no value for " + REGIONS.name());
        }
        return new Machine(new Shape(world), regions, machine -> new DynamicPamt(machine, lock.apply(machine)));
    }
}
