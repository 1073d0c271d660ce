package dev.patchtwin.patch.code;

import dev.patchtwin.patch.PatchFile;

/** In what a file is written, as its name says. */
enum Language {
    C,
    /** Goes through the preprocessor, too. */
    ASSEMBLER,
    /** Something in which comments are not known, and white space may mean something. */
    OTHER;

    static Language of(PatchFile file) {
        Language before = of(file.oldPath());
        return before == of(file.newPath()) ? before : OTHER;
    }

    private static Language of(String path) {
        if (path.endsWith(".c") || path.endsWith(".h")) {
            return C;
        }
        return path.endsWith(".S") ? ASSEMBLER : OTHER;
    }
}
