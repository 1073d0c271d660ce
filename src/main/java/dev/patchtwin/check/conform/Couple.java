package dev.patchtwin.check.conform;

import java.util.List;

/** Two of the four that can be compared: the C and its model, before and after the patch. */
public enum Couple {
    /** The C before the patch, and the model of it. */
    BEFORE("C before", "Java before", false),
    /** The C after the patch, and the model of it. */
    AFTER("C after", "Java after", true),
    /** The C before the patch and the C after it, under the contract of the bundle. */
    PATCH("C before", "C after", false, true);

    private final String left;
    private final String right;
    private final List<Boolean> sides;

    Couple(String left, String right, Boolean... sides) {
        this.left = left;
        this.right = right;
        this.sides = List.of(sides);
    }

    /** Returns whose C takes part, true for the one after the patch. */
    List<Boolean> sides() {
        return sides;
    }

    /** Returns who stands on the side that traces call before. */
    public String left() {
        return left;
    }

    /** Returns who stands on the side that traces call after. */
    public String right() {
        return right;
    }

    /** Returns both: {@code C before ∥ Java before}. */
    public String text() {
        return left + " ∥ " + right;
    }
}
