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
    private static final int TAINTED = 3;
    private static final int COUNT_BITS = 2;

    private final Machine machine;
    private final KernelPanic kernelPanic = new KernelPanic();
    private long warnedOnce;
    private int warnCount;
    private boolean panicOnWarn;
    private int warnLimit;
    private boolean tainted;
    private boolean counting;
    private boolean printed;

    KernelLog(Machine machine) {
        this.machine = machine;
    }

    void reset() {
        warnedOnce = 0;
        warnCount = 0;
        panicOnWarn = false;
        warnLimit = 0;
        tainted = false;
        stopCounting();
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
        long bit = 1L << site.ordinal();
        if (condition && (warnedOnce & bit) == 0) {
            warnedOnce |= bit;
            splat(site);
        }
        return condition;
    }

    private void splat(WarnSite site) {
        printed = counting;
        machine.emit(Channels.WARNINGS, site.ordinal(), 0);
        if (panicOnWarn) {
            panic(site, 0);
        }
        warnCount = Math.min(warnCount + 1, MAX_WARN_LIMIT);
        if (warnLimit != 0 && warnCount >= warnLimit) {
            panic(site, warnLimit);
        }
        if (!tainted) {
            tainted = true;
            machine.emit(Channels.ERRORS, Subjects.NONE, TAINTED);
        }
    }

    private void panic(WarnSite site, int limit) {
        machine.emit(Channels.PANIC, site.ordinal(), limit);
        throw kernelPanic;
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
        printed = counting;
        machine.emit(Channels.ERRORS, subject, value);
    }

    /** From here on it is remembered whether anything is printed. */
    public void startCounting() {
        counting = true;
        printed = false;
    }

    /** It does not matter any more whether anything is printed. */
    public void stopCounting() {
        counting = false;
        printed = false;
    }

    /** Tells whether any splat or line was printed since {@link #startCounting}. */
    public boolean printed() {
        return printed;
    }

    /** Goes on remembering, from here. */
    public void setPrinted(boolean anything) {
        counting = true;
        printed = anything;
    }

    /** {@code sysctl kernel.panic_on_warn}. */
    public void setPanicOnWarn(boolean on) {
        panicOnWarn = on;
    }

    /** Tells whether a warning panics. */
    public boolean panicOnWarn() {
        return panicOnWarn;
    }

    /** {@code sysctl kernel.warn_limit}: 0 for none, up to {@link #MAX_WARN_LIMIT}. */
    public void setWarnLimit(int limit) {
        warnLimit = limit;
    }

    /** Returns the number of warnings that panics, 0 for none. */
    public int warnLimit() {
        return warnLimit;
    }

    /** Tells whether any once-site has fired. */
    public boolean anyWarnedOnce() {
        return warnedOnce != 0;
    }

    /** {@code echo 1 > clear_warn_once} in debugfs: every once-site may print again. */
    public void clearWarnOnce() {
        warnedOnce = 0;
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
        return limit == 0 ? "panic " + where + " panic_on_warn" : "panic " + where + " warn_limit=" + limit;
    }

    void save(StateWriter out) {
        out.write(warnedOnce, WarnSite.values().length);
        out.write(warnCount, COUNT_BITS);
        out.write(panicOnWarn);
        out.write(warnLimit, COUNT_BITS);
        out.write(tainted);
    }

    void load(StateReader in) {
        warnedOnce = in.read(WarnSite.values().length);
        warnCount = in.readInt(COUNT_BITS);
        panicOnWarn = in.readBoolean();
        warnLimit = in.readInt(COUNT_BITS);
        tainted = in.readBoolean();
    }
}
