package dev.patchtwin.patch.damage;

/** What can happen to a patch on its way. */
enum Damage {
    LINES_CUT(Kind.CONTENT),
    HEAD_CUT(Kind.CONTENT),
    TAIL_CUT(Kind.CONTENT),
    DUPLICATED(Kind.CONTENT),
    EDITED(Kind.CONTENT),
    NUMBERS_EDITED(Kind.CONTENT),
    HUNKS_SWAPPED(Kind.CONTENT),
    BLANK_LINES_REMOVED(Kind.CONTENT),
    ESCAPED_AS_HTML(Kind.CONTENT),
    QUOTED(Kind.LAYOUT),
    WRAPPED(Kind.LAYOUT),
    INDENTATION_LOST(Kind.LAYOUT),
    TABS_TO_BLANKS(Kind.LAYOUT),
    CONTEXT_BLANK_LOST(Kind.LAYOUT),
    BLANKS_COLLAPSED(Kind.LAYOUT),
    TRAILING_BLANKS_LOST(Kind.LAYOUT),
    HARD_BLANKS(Kind.CODING),
    CARRIAGE_RETURNS(Kind.CODING),
    QUOTED_PRINTABLE(Kind.CODING),
    BASE64(Kind.CODING);

    /** In which order damages are done. */
    enum Kind {
        /** The mail says something else. */
        CONTENT,
        /** White space and line ends suffer. */
        LAYOUT,
        /** The mail as a whole is written in another way. */
        CODING
    }

    private final Kind kind;

    Damage(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
