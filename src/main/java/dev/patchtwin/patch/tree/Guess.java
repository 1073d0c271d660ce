package dev.patchtwin.patch.tree;

import java.util.List;

/** How the white space of added lines is made of what a mail has left of it. */
enum Guess {
    /** It is as it was received. */
    AS_RECEIVED {
        @Override
        String of(String text, List<String> above, List<String> replaced, boolean isAdded, WhiteSpace lost) {
            return text;
        }
    },
    /** Its indentation is as wide as it was received, or as all others wider, and made of tabs. */
    TABS {
        @Override
        String of(String text, List<String> above, List<String> replaced, boolean isAdded, WhiteSpace lost) {
            return lost.shifted(text);
        }
    },
    /** Its indentation is that of the kernel's coding style, below these lines. */
    STYLE {
        @Override
        String of(String text, List<String> above, List<String> replaced, boolean isAdded, WhiteSpace lost) {
            return Indentation.of(text.strip(), above, replaced, isAdded);
        }
    };

    /**
     * Returns an added line.
     *
     * @param text as it was received
     * @param above the lines above it, as they stand in the file after the patch
     * @param replaced the lines that were removed just here, as they stand in the file before it
     * @param isAdded whether the line above was added, too
     */
    abstract String of(String text, List<String> above, List<String> replaced, boolean isAdded, WhiteSpace lost);

    /** Returns the ways to try, the likeliest first; what is not proven is done in the first one. */
    static List<Guess> of(WhiteSpace lost) {
        if (lost.isIndentLost() && lost.isShifted()) {
            return List.of(TABS, STYLE, AS_RECEIVED);
        }
        return lost.isIndentLost() ? List.of(STYLE, TABS, AS_RECEIVED) : List.of(AS_RECEIVED, TABS, STYLE);
    }
}
