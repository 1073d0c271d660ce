package dev.patchtwin.check.conform;

import java.util.List;

/** The patch's own C cannot be compared with the models: something in the patch, the shims or the wishes is wrong. */
public final class ConformException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    /** @param messages what is wrong, where, and what to do; one or more */
    public ConformException(List<String> messages) {
        super(String.join("\n", messages));
        this.messages = List.copyOf(messages);
    }

    /** Returns what is wrong, a line each or more. */
    public List<String> messages() {
        return messages;
    }
}
