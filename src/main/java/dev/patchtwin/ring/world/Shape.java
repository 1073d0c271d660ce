package dev.patchtwin.ring.world;

import dev.patchtwin.model.Parameter;
import java.util.List;
import java.util.Map;

/**
 * The dimensions of a world.
 *
 * @param rings how many rings there are
 * @param slots how many slots, and so pages, a ring has
 * @param pages how many pages there are in all
 * @param others how many pages another user of the allocator holds at most
 * @param resets whether the host may reset a device that was not unregistered
 */
public record Shape(int rings, int slots, int pages, int others, boolean resets) {
    /** The parameters of all factories of this room. */
    public static final List<Parameter> PARAMETERS = List.of(
            new Parameter("rings", 2, 1, 2, "rings that share the page allocator"),
            new Parameter("slots", 2, 1, 4, "slots of a ring, each with a page"),
            new Parameter("pages", 8, 1, 24, "pages of the allocator"),
            new Parameter("others", 1, 0, 2, "pages that another user of the allocator holds at most"),
            new Parameter("resets", 1, 0, 1, "whether the host may reset a device that still knows a closed ring"));

    /** Takes the values of a world. */
    public static Shape of(Map<String, Integer> world) {
        return new Shape(
                value(world, "rings"),
                value(world, "slots"),
                value(world, "pages"),
                value(world, "others"),
                value(world, "resets") != 0);
    }

    private static int value(Map<String, Integer> world, String name) {
        Integer value = world.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the world has no value for '" + name + "'");
        }
        return value;
    }
}
