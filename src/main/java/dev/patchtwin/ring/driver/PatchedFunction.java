package dev.patchtwin.ring.driver;

import java.util.List;

/** A function that the patch touches, so that it can be called by itself. */
public final class PatchedFunction {
    private final String name;
    private final List<FunctionCase> cases;
    private final Call call;

    /** A version of the function. */
    @FunctionalInterface
    public interface Call {
        /** Calls it on a ring, or on one of its slots; returns what it gives back, 0 when that is nothing. */
        int run(ShringDriver driver, Shring ring, ShringSlot slot);
    }

    private PatchedFunction(String name, List<FunctionCase> cases, Call call) {
        this.name = name;
        this.cases = cases;
        this.call = call;
    }

    /** Returns a version of {@code shring_unshare_page()}. */
    public static PatchedFunction unsharePage(Call call) {
        return new PatchedFunction("shring_unshare_page", FunctionCase.ofUnsharePage(), call);
    }

    /** Returns {@code shring_open()}, as the driver has it. */
    public static PatchedFunction open() {
        return new PatchedFunction(
                "shring_open", FunctionCase.ofOpen(), (driver, ring, slot) -> driver.shringOpen(ring));
    }

    /** Returns {@code shring_close()}, as the driver has it. */
    public static PatchedFunction close() {
        return new PatchedFunction("shring_close", FunctionCase.ofClose(), (driver, ring, slot) -> {
            driver.shringClose(ring);
            return 0;
        });
    }

    /** Returns the same function in another version. */
    public PatchedFunction calledBy(Call other) {
        return new PatchedFunction(name, cases, other);
    }

    /** Returns its name in the C. */
    public String name() {
        return name;
    }

    /** Returns the situations in which it is called, each by itself. */
    List<FunctionCase> cases() {
        return cases;
    }

    /** Returns what calls it. */
    Call call() {
        return call;
    }
}
