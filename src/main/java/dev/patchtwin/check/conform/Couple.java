package dev.patchtwin.check.conform;

/** Two of the four that can be compared: the C and its model, before and after the patch. */
public enum Couple {
    /** The C before the patch, and the model of it. */
    BEFORE("C before", "Java before"),
    /** The C after the patch, and the model of it. */
    AFTER("C after", "Java after"),
    /** The C before the patch and the C after it, under the contract of the bundle. */
    PATCH("C before", "C after");

    private final String left;
    private final String right;

    Couple(String left, String right) {
        this.left = left;
        this.right = right;
    }

    /** Returns whether the C of a side takes part. */
    boolean runs(boolean after) {
        return this == PATCH || after == (this == AFTER);
    }

    /** Returns who stands on the side that traces call before. */
    public String left() {
        return left;
    }

    /** Returns who stands on the side that traces call after. */
    public String right() {
        return right;
    }

    /** Whether the C on one of its sides is the C after the patch. */
    public boolean ofAfter(boolean ofLeft) {
        return this == AFTER || (this == PATCH && !ofLeft);
    }

    /** Returns both: {@code C before ∥ Java before}. */
    public String text() {
        return left + " ∥ " + right;
    }
}
