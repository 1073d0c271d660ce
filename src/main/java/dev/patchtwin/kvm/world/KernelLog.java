package dev.patchtwin.kvm.world;

import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;

/**
 * The WARN family, the error lines, the taint, and what turns a warning into a panic; docs/domain.md §3.2. Lines are
 * counted before rate limiting, whose clock is not modelled.
 */
public final class KernelLog {
    /** The largest {@code kernel.warn_limit} that a world uses; the count of warnings saturates there. */
    public static final int MAX_WARN_LIMIT = 3;

    private static final int SEAMCALL_FAILED = 1;
    private static final int HKID_LEAKED = 2;
    private static final int TAINT = 3;
    /** What a panic shows in the place of a limit when no warning was its reason. */
    private static final int OOPS = 0xff;

    private static final int COUNT_BITS = 2;
    private static final int SITE_BITS = Shape.bits(WarnSite.values().length);

    private static final int WARNED_ONCE = 0;
    private static final int WARNED_ONCE_TOO = 1;
    private static final int WARN_COUNT = 2;
    private static final int PANIC_ON_WARN = 3;
    private static final int WARN_LIMIT = 4;
    private static final int TAINTED = 5;
    private static final int COUNTING = 6;
    private static final int PRINTED = 7;
    private static final int PANICKED = 8;
    private static final int CELLS = 9;

    private final Machine machine;
    private final KernelPanic kernelPanic = new KernelPanic();
    private final int[] cells;
    private final int base;

    KernelLog(Machine machine) {
        this.machine = machine;
        cells = machine.memory.cells();
        base = machine.memory.reserve(CELLS);
    }

    private boolean is(int flag) {
        return cells[base + flag] != 0;
    }

    private void set(int field, int value) {
        cells[base + field] = value;
    }

    /** {@code WARN_ON}: prints every time, gives the condition back. */
    public boolean warnOn(boolean condition, WarnSite site) {
        if (condition) {
            splat(site);
        }
        return condition;
    }

    /** {@code WARN_ON_ONCE}: prints the first time per site and boot, gives the condition back every time. */
    public boolean warnOnOnce(boolean condition, WarnSite site) {
        if (condition) {
            int word = base + WARNED_ONCE + (site.ordinal() >>> 5);
            int bit = 1 << site.ordinal();
            if ((cells[word] & bit) == 0) {
                cells[word] |= bit;
                splat(site);
            }
        }
        return condition;
    }

    private void splat(WarnSite site) {
        set(PRINTED, cells[base + COUNTING]);
        machine.emit(Channels.WARNINGS, site.ordinal(), 0);
        if (panicOnWarn()) {
            panic(site, 0);
        }
        int warnCount = Math.min(cells[base + WARN_COUNT] + 1, MAX_WARN_LIMIT);
        set(WARN_COUNT, warnCount);
        if (warnLimit() != 0 && warnCount >= warnLimit()) {
            panic(site, warnLimit());
        }
        if (!is(TAINTED)) {
            set(TAINTED, 1);
            machine.emit(Channels.ERRORS, Subjects.NONE, TAINT);
        }
    }

    private void panic(WarnSite site, int limit) {
        machine.emit(Channels.PANIC, site.ordinal(), limit);
        set(PANICKED, 1);
        throw kernelPanic;
    }

    /** Code of the kernel has done what it must not do, a bad access say: the host goes down with it. */
    public void oops() {
        panic(WarnSite.PATCHED_CODE, OOPS);
    }

    /** Tells whether the host has panicked. */
    public boolean panicked() {
        return is(PANICKED);
    }

    /** The host is one that has panicked. */
    public void setPanicked() {
        set(PANICKED, 1);
    }

    /** {@code pr_err_ratelimited("SEAMCALL ... failed")}. */
    public void seamcallFailed(Seamcall call, int subject, int status) {
        line(subject, (SEAMCALL_FAILED << 16) + (call.ordinal() << 8) + status);
    }

    /** {@code pr_err("... HKID ... is leaked")}. */
    public void hkidLeaked(int hkid) {
        line(Subjects.NONE, (HKID_LEAKED << 16) + hkid);
    }

    private void line(int subject, long value) {
        set(PRINTED, cells[base + COUNTING]);
        machine.emit(Channels.ERRORS, subject, value);
    }

    /** Something is printed that is shown elsewhere. */
    public void printElsewhere() {
        set(PRINTED, cells[base + COUNTING]);
    }

    /** From here on it is remembered whether anything is printed. */
    public void startCounting() {
        set(COUNTING, 1);
        set(PRINTED, 0);
    }

    /** It does not matter any more whether anything is printed. */
    public void stopCounting() {
        set(COUNTING, 0);
        set(PRINTED, 0);
    }

    /** Tells whether any splat or line was printed since {@link #startCounting}. */
    public boolean printed() {
        return is(PRINTED);
    }

    /** Goes on remembering, from here. */
    public void setPrinted(boolean anything) {
        set(COUNTING, 1);
        set(PRINTED, anything ? 1 : 0);
    }

    /** {@code sysctl kernel.panic_on_warn}. */
    public void setPanicOnWarn(boolean on) {
        set(PANIC_ON_WARN, on ? 1 : 0);
    }

    /** Tells whether a warning panics. */
    public boolean panicOnWarn() {
        return is(PANIC_ON_WARN);
    }

    /** {@code sysctl kernel.warn_limit}: 0 for none, up to {@link #MAX_WARN_LIMIT}. */
    public void setWarnLimit(int limit) {
        set(WARN_LIMIT, limit);
    }

    /** Returns the number of warnings that panics, 0 for none. */
    public int warnLimit() {
        return cells[base + WARN_LIMIT];
    }

    /** Tells whether any once-site has fired. */
    public boolean anyWarnedOnce() {
        return (cells[base + WARNED_ONCE] | cells[base + WARNED_ONCE_TOO]) != 0;
    }

    /** Tells whether a once-site has fired. */
    public boolean hasWarnedOnce(WarnSite site) {
        return (cells[base + WARNED_ONCE + (site.ordinal() >>> 5)] & 1 << site.ordinal()) != 0;
    }

    /** {@code warn_count}, which saturates at {@link #MAX_WARN_LIMIT}. */
    public int warnCount() {
        return cells[base + WARN_COUNT];
    }

    /** Tells whether the kernel is tainted by a warning. */
    public boolean tainted() {
        return is(TAINTED);
    }

    /** {@code echo 1 > clear_warn_once} in debugfs: every once-site may print again. */
    public void clearWarnOnce() {
        set(WARNED_ONCE, 0);
        set(WARNED_ONCE_TOO, 0);
    }

    /** Tells a reader what a value on {@code errors} means. */
    static String describeLine(String subject, long value) {
        int detail = (int) value & 0xffff;
        return switch ((int) (value >>> 16)) {
            case SEAMCALL_FAILED -> "SEAMCALL " + Seamcall.values()[detail >>> 8].text() + " failed: "
                    + SeamcallStatus.name(detail & 0xff) + " " + subject;
            case HKID_LEAKED -> "HKID " + detail + " is leaked";
            default -> "taint W set";
        };
    }

    /** Tells a reader what a word on {@code panic} means. */
    static String describePanic(int site, long limit) {
        String where = WarnSite.values()[site].text();
        if (limit == OOPS) {
            return "oops in the patched code";
        }
        return limit == 0 ? "panic " + where + " panic_on_warn" : "panic " + where + " warn_limit=" + limit;
    }

    /** Writes the once-sites that have fired as a list, since few ever have: for each its number, then an end. */
    void save(StateWriter out) {
        for (int word = 0; word <= WARNED_ONCE_TOO; word++) {
            for (int rest = cells[base + word]; rest != 0; rest &= rest - 1) {
                out.write(1 + Integer.numberOfTrailingZeros(rest) + 32 * word, SITE_BITS);
            }
        }
        out.write(0, SITE_BITS);
        out.write(cells[base + WARN_COUNT] * 2L + cells[base + TAINTED], COUNT_BITS + 1);
        if (machine.shape.sysctls) {
            out.write(warnLimit() * 2L + cells[base + PANIC_ON_WARN], COUNT_BITS + 1);
        }
    }

    void load(StateReader in) {
        for (int site = in.readInt(SITE_BITS); site != 0; site = in.readInt(SITE_BITS)) {
            cells[base + WARNED_ONCE + ((site - 1) >>> 5)] |= 1 << (site - 1);
        }
        int counts = in.readInt(COUNT_BITS + 1);
        set(WARN_COUNT, counts >> 1);
        set(TAINTED, counts & 1);
        if (machine.shape.sysctls) {
            int settings = in.readInt(COUNT_BITS + 1);
            set(WARN_LIMIT, settings >> 1);
            set(PANIC_ON_WARN, settings & 1);
        }
    }
}
