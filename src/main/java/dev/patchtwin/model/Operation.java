package dev.patchtwin.model;

import java.util.regex.Pattern;

/**
 * One thing that the outside does to the system, with its arguments: a guest touches a gfn, userspace deletes a slot, an
 * RCU grace period ends.
 *
 * <p>A model lists its operations once, in {@link Vocabulary#operations()}; an argument has finitely many values, and
 * every combination is an operation of its own. Operations are interned: the same object is used for every step.
 *
 * @param id place in {@link Vocabulary#operations()}, from 0
 * @param text name and arguments as a trace shows them, single blanks between: {@code fault-private vcpu=0 gfn=2}
 */
public record Operation(int id, String text) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*( [a-z][a-z0-9-]*=[A-Za-z0-9_./-]+)*");

    /** @throws IllegalArgumentException when the text is not a lower-case name followed by {@code key=value} arguments */
    public Operation {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("operation '" + text + "' is not of the form: name key=value ...");
        }
    }

    /** Returns the name without the arguments, {@code fault-private}: what weights and statistics go by. */
    public String name() {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    @Override
    public String toString() {
        return text;
    }
}
