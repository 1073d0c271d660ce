package dev.patchtwin.conform;

import java.util.List;

/** The C cannot be cut out or compiled: something in the patch or in the shims is wrong. */
public final class WorkshopException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    WorkshopException(List<String> messages) {
        super(String.join("\n", messages));
        this.messages = List.copyOf(messages);
    }

    /** Returns what is wrong, where, and what to do. */
    public List<String> messages() {
        return messages;
    }
}
