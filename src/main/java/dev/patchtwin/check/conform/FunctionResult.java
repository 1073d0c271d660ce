package dev.patchtwin.check.conform;

/**
 * What came of comparing a patched function in C with its model in all cases that there are.
 *
 * @param name its name on this side
 * @param after whether it is of the side after the patch
 * @param cases how many calls were compared: each with another combination of what the function can see and be answered
 * @param agree whether all of them agree
 * @param complete whether these are all; false when it was stopped before its end
 */
public record FunctionResult(String name, boolean after, long cases, boolean agree, boolean complete) {
    /** Returns its side, as JSON and tables call it. */
    public String side() {
        return after ? "after" : "before";
    }
}
