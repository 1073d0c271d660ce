package dev.patchtwin.patch;

import java.util.Optional;

/** What is open at a place of a source text. */
final class Scope {
    private enum Inside {
        FUNCTION,
        MEMBERS,
        VALUE
    }

    private final Inside inside;
    private final Optional<Named> owner;
    private final boolean beginningSeen;
    private int braces;

    private Scope(Inside inside, Optional<Named> owner, boolean beginningSeen) {
        this.inside = inside;
        this.owner = owner;
        this.beginningSeen = beginningSeen;
        braces = 1;
    }

    /** A function whose brace was just seen. */
    static Scope function(Named function) {
        return new Scope(Inside.FUNCTION, Optional.of(function), true);
    }

    /** What a declaration opens whose last line ends with a brace. */
    static Optional<Scope> opened(String code) {
        // Of what comments have cut to pieces nothing may be left.
        if (code.isEmpty()) {
            return Optional.empty();
        }
        String head = code.substring(0, code.length() - 1).strip();
        if (Declaration.isFunctionHead(head)) {
            return Optional.of(function(Declaration.function(head)));
        }
        if (Declaration.isInitialiser(code)) {
            return Optional.of(new Scope(Inside.VALUE, Declaration.variable(code), true));
        }
        return Declaration.isAggregate(code)
                ? Optional.of(new Scope(Inside.MEMBERS, Optional.empty(), true))
                : Optional.empty();
    }

    /** What the heading says is open where a hunk begins; git takes the last line above it that begins a thing. */
    static Optional<Scope> above(String heading, boolean amongEntries) {
        String code = heading.strip();
        if (Declaration.isInitialiser(code)) {
            return Optional.of(new Scope(Inside.VALUE, Declaration.variable(code), false));
        }
        if (Declaration.isAggregate(code)) {
            return Optional.of(new Scope(Inside.MEMBERS, Optional.empty(), false));
        }
        boolean function = Declaration.isFunctionHead(code) && !(amongEntries && Declaration.isEntry(code));
        return function && !Declaration.isWholeFunction(code)
                ? Optional.of(new Scope(Inside.FUNCTION, Optional.of(Declaration.function(code)), false))
                : Optional.empty();
    }

    /** Returns whom every line in it belongs to; empty when each has a name of its own. */
    Optional<Named> owner() {
        return owner;
    }

    /** Returns whether the text shows where it begins, rather than a heading alone. */
    boolean isBeginningSeen() {
        return beginningSeen;
    }

    boolean isFunction() {
        return inside == Inside.FUNCTION;
    }

    boolean hasMembers() {
        return inside == Inside.MEMBERS;
    }

    /**
     * Takes note of a line in it, and returns whether that ends it. When its beginning was not seen, nobody knows how
     * deep the text is in braces; then a brace in the first column tells, or the semicolon behind it.
     *
     * @param atMargin whether the line begins in the first column of an indented text
     */
    boolean endsWith(String text, boolean atMargin) {
        for (int i = 0; i < text.length(); i++) {
            braces += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
        }
        if (beginningSeen) {
            return braces <= 0;
        }
        return text.startsWith("}") && (atMargin || (!isFunction() && text.startsWith("};")));
    }
}
