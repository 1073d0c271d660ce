package dev.patchtwin.conform.cut;

import dev.patchtwin.conform.box.Message;

/**
 * Something that the shims of a bundle do not have.
 *
 * @param kind what it is
 * @param name its name; of a member, with what it would be a member of: {@code struct kvm.arch}
 * @param message the compiler's first message about it
 */
public record Missing(Kind kind, String name, Message message) {
    /** What can be missing. */
    public enum Kind {
        /** A function that is called, and declared nowhere. */
        FUNCTION,
        /** A name that is used: a variable, a constant, a macro. */
        NAME,
        /** The name of a type. */
        TYPE,
        /** A member of a struct or union. */
        MEMBER,
        /** What a struct or union holds, where it is only named. */
        CONTENT,
        /** The definition of a function or variable that is declared. */
        DEFINITION,
        /** A piece that a shim includes, and that is not cut out of this patch. */
        PIECE
    }
}
