package dev.patchtwin.conform.box;

import java.util.List;

/** Gives tests of other packages what this one reads. */
public final class CompilerWords {
    private CompilerWords() {}

    /** Returns the messages in a text. */
    public static List<Message> read(String text) {
        return Messages.parse(text, FakeProcess.FOLDER);
    }
}
