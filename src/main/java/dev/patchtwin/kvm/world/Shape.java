package dev.patchtwin.kvm.world;

import dev.patchtwin.model.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The size of a world: how many VMs, vCPUs, gfns, levels and pages it has, and how the host is set up.
 *
 * <p>A page table has 512 entries in the kernel; a world may scale it down to any smaller power of two, with the level of
 * the root scaled too. The gfns of a world are chosen so that a few of them reach sibling and cousin tables: with F
 * entries per table they are 0, F-1, F, F*F, F*F*F, ..., then F*F+F-1 and so on.
 *
 * <p>A <b>position</b> is a place where a page table can stand: a level (1 to the root's) and the first gfn it covers.
 * Only positions on the way to one of the world's gfns exist.
 */
public final class Shape {
    /** The dimensions of a world, in the order in which they are listed to users. */
    public static final List<Parameter> PARAMETERS = List.of(
            new Parameter("vms", 2, 1, 4, "how many VMs may be created in one boot, one after the other"),
            new Parameter("vcpus", 1, 1, 4, "vCPUs of a VM"),
            new Parameter("gfns", 3, 1, 8, "guest frame numbers that are used"),
            new Parameter("levels", 4, 3, 5, "level of the root page tables"),
            new Parameter("fanout", 2, 2, 512, "entries of a page table, a power of two; 512 in the kernel"),
            new Parameter("pages", 128, 16, 1024, "physical pages of the host"),
            new Parameter("tdcs", 1, 1, 9, "TDCS pages of a TD besides the TDR"),
            new Parameter("tdcx", 1, 1, 6, "TDCX pages of a vCPU besides the TDVPR"),
            new Parameter("packages", 1, 1, 2, "processor packages"),
            new Parameter("cache-min", 5, 2, 5, "objects an MMU cache is topped up to at least; 5 in the kernel"),
            new Parameter("cache-capacity", 40, 2, 40, "objects an MMU cache holds at most; 40 in the kernel"),
            new Parameter("retries", 1, 0, 4, "times a TDX fault is retried locally before an event is pending"),
            new Parameter("others", 1, 0, 4, "pages that other users of the allocator can hold"),
            new Parameter("walkers", 1, 0, 1, "whether a lockless walker reads the direct tree"),
            new Parameter("sysctls", 1, 0, 1, "whether panic_on_warn, warn_limit and clear_warn_once are used"),
            new Parameter("shared", 1, 0, 1, "whether guest memory can be shared, and the direct roots be zapped"),
            new Parameter("callbacks", 63, 0, 63, "RCU callbacks that may wait when direct roots are zapped once more"),
            new Parameter("yields", 1, 0, 1, "whether the zap of a root can yield"),
            new Parameter("steps", 0, 0, 2, "whether a VM is destroyed in steps, others between; 2: before rcu_barrier() too"),
            new Parameter("prove-mmu", 0, 0, 1, "CONFIG_KVM_PROVE_MMU"),
            new Parameter("erratum", 0, 0, 1, "X86_BUG_TDX_PW_MCE: reclaimed pages are reset with MOVDIR64B"),
            new Parameter("hook", 1, 0, 1, "whether the reclaim hook is installed; always, where a TDX VM can exist"));

    public final int vms;
    public final int vcpus;
    public final int gfns;
    public final int rootLevel;
    public final int fanout;
    public final int pages;
    public final int tdcsPages;
    public final int tdcxPages;
    public final int packages;
    public final int cacheMin;
    public final int cacheCapacity;
    public final int localRetries;
    public final int others;
    public final boolean walkers;
    public final boolean sysctls;
    public final boolean shared;
    public final int callbacks;
    public final boolean yields;
    public final boolean destroyInSteps;
    public final boolean barrierApart;
    public final boolean proveMmu;
    public final boolean erratum;
    public final boolean hookInstalled;

    private final int bitsPerLevel;
    private final long[] gfnOf;
    private final int[] positionLevel;
    private final long[] positionGfn;
    private final int[][] positionOfGfn;
    private final int[] parents;
    private final int[] children;

    /** @throws IllegalArgumentException when the values do not go together */
    public Shape(Map<String, Integer> world) {
        vms = value(world, "vms");
        vcpus = value(world, "vcpus");
        gfns = value(world, "gfns");
        rootLevel = value(world, "levels");
        fanout = value(world, "fanout");
        pages = value(world, "pages");
        tdcsPages = value(world, "tdcs");
        tdcxPages = value(world, "tdcx");
        packages = value(world, "packages");
        cacheMin = value(world, "cache-min");
        cacheCapacity = value(world, "cache-capacity");
        localRetries = value(world, "retries");
        others = value(world, "others");
        walkers = value(world, "walkers") == 1;
        sysctls = value(world, "sysctls") == 1;
        shared = value(world, "shared") == 1;
        callbacks = value(world, "callbacks");
        yields = value(world, "yields") == 1;
        destroyInSteps = value(world, "steps") != 0;
        barrierApart = value(world, "steps") == 2;
        proveMmu = value(world, "prove-mmu") == 1;
        erratum = value(world, "erratum") == 1;
        hookInstalled = value(world, "hook") == 1;
        check();
        bitsPerLevel = Integer.numberOfTrailingZeros(fanout);
        gfnOf = chooseGfns();
        List<long[]> positions = new ArrayList<>();
        positionOfGfn = new int[rootLevel + 1][gfns];
        for (int level = 1; level <= rootLevel; level++) {
            for (int g = 0; g < gfns; g++) {
                positionOfGfn[level][g] = addPosition(positions, level, base(gfnOf[g], level));
            }
        }
        positionLevel = positions.stream().mapToInt(p -> (int) p[0]).toArray();
        positionGfn = positions.stream().mapToLong(p -> p[1]).toArray();
        parents = IntStream.range(0, positionLevel.length).map(this::findParent).toArray();
        children = new int[positionLevel.length * fanout];
        Arrays.fill(children, -1);
        for (int p = 0; p < parents.length; p++) {
            if (parents[p] >= 0) {
                children[parents[p] * fanout + entry(positionGfn[p], positionLevel[parents[p]])] = p;
            }
        }
    }

    /** Returns how many numbers all that can change in this world takes at most. */
    int memory() {
        int perTable = 8 + fanout;
        return 256 + pages * (4 + perTable) + 16 * (vcpus * (tdcxPages + 2 * cacheCapacity) + gfns + tdcsPages);
    }

    /** Returns how many bits a number from 0 to this one takes. */
    public static int bits(int most) {
        return 32 - Integer.numberOfLeadingZeros(most);
    }

    private static int value(Map<String, Integer> world, String name) {
        Integer value = world.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the world gives no value for " + name);
        }
        return value;
    }

    private void check() {
        if (Integer.bitCount(fanout) != 1) {
            throw new IllegalArgumentException("fanout=" + fanout + " is not a power of two; try 2, 4 or 512");
        }
        if (cacheCapacity < cacheMin) {
            throw new IllegalArgumentException("cache-capacity=" + cacheCapacity + " is less than cache-min=" + cacheMin);
        }
        if (cacheMin < rootLevel - 1) {
            throw new IllegalArgumentException("cache-min=" + cacheMin + " cannot serve a fault with levels=" + rootLevel
                    + ", which needs " + (rootLevel - 1) + " tables");
        }
        if (gfns > 2 * rootLevel) {
            throw new IllegalArgumentException(
                    "gfns=" + gfns + " do not fit below levels=" + rootLevel + "; at most " + 2 * rootLevel);
        }
        int needed = 2 + tdcsPages + vcpus * (1 + tdcxPages + 2 * cacheCapacity);
        if (pages < needed) {
            throw new IllegalArgumentException("pages=" + pages + " are too few for one VM: at least " + needed);
        }
    }

    /** 0, F-1, then F^k for each level, then F^k + F-1: siblings first, cousins next. */
    private long[] chooseGfns() {
        long[] chosen = new long[gfns];
        int count = 0;
        for (int offset = 0; offset <= 1 && count < gfns; offset++) {
            for (int level = offset + 1; level <= rootLevel && count < gfns; level++) {
                long first = level == 1 ? 0 : 1L << (bitsPerLevel * (level - 1));
                chosen[count++] = first + (long) offset * (fanout - 1);
                if (level == 1 && count < gfns) {
                    chosen[count++] = fanout - 1L;
                }
            }
        }
        return chosen;
    }

    private static int addPosition(List<long[]> positions, int level, long gfn) {
        for (int i = 0; i < positions.size(); i++) {
            if (positions.get(i)[0] == level && positions.get(i)[1] == gfn) {
                return i;
            }
        }
        positions.add(new long[] {level, gfn});
        return positions.size() - 1;
    }

    private long base(long gfn, int level) {
        int shift = bitsPerLevel * level;
        return (gfn >>> shift) << shift;
    }

    /** Returns the gfn with this index, 0 to {@link #gfns}-1. */
    public long gfn(int index) {
        return gfnOf[index];
    }

    /** Returns the index of a gfn of this world, or -1. */
    public int gfnIndex(long gfn) {
        for (int i = 0; i < gfns; i++) {
            if (gfnOf[i] == gfn) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the index of the entry for a gfn in a table of this level (1 to root). */
    public int entry(long gfn, int level) {
        return (int) (gfn >>> (bitsPerLevel * (level - 1))) & (fanout - 1);
    }

    /** Returns how many gfns one entry of a table of this level covers. */
    public long gfnsPerEntry(int level) {
        return 1L << (bitsPerLevel * (level - 1));
    }

    /** Returns how many positions there are; the root's is the last. */
    public int positions() {
        return positionLevel.length;
    }

    /** Returns the position of the table of this level that covers the gfn with this index. */
    public int position(int level, int gfnIndex) {
        return positionOfGfn[level][gfnIndex];
    }

    /** Returns the position of the root tables. */
    public int rootPosition() {
        return positionLevel.length - 1;
    }

    /** Returns the level of a position. */
    public int level(int position) {
        return positionLevel[position];
    }

    /** Returns the position of the table one level up, or -1 for the root's. */
    public int parent(int position) {
        return parents[position];
    }

    private int findParent(int position) {
        for (int g = 0; g < gfns; g++) {
            if (positionOfGfn[positionLevel[position]][g] == position) {
                return positionLevel[position] == rootLevel ? -1 : positionOfGfn[positionLevel[position] + 1][g];
            }
        }
        throw new IllegalArgumentException("position=" + position);
    }

    /** Returns the position of the table that an entry of another one leads to; -1 when no gfn lies below it. */
    public int child(int position, int entry) {
        return children[position * fanout + entry];
    }

    /** Returns the first gfn that a table at this position covers. */
    public long firstGfn(int position) {
        return positionGfn[position];
    }
}
