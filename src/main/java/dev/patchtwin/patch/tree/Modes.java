package dev.patchtwin.patch.tree;

import dev.patchtwin.patch.PatchFile;

/** The modes that a patch gives to files. */
final class Modes {
    private static final String STANDARD = "100644";

    private Modes() {}

    /** Returns the mode that a patch says a file has after it; that of plain files when it says none. */
    static String of(PatchFile file) {
        return stated(file, "new file mode ", stated(file, "new mode ", STANDARD));
    }

    /** Returns a file with the mode that the patch gives it. */
    static TreeFile changed(TreeFile before, PatchFile file) {
        return new TreeFile(before.path(), stated(file, "new mode ", before.mode()), before.content());
    }

    private static String stated(PatchFile file, String words, String otherwise) {
        return file.header().stream()
                .filter(line -> line.startsWith(words))
                .map(line -> line.substring(words.length()).strip())
                .findFirst()
                .orElse(otherwise);
    }
}
