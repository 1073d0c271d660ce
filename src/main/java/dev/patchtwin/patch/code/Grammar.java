package dev.patchtwin.patch.code;

import java.util.Optional;
import java.util.function.Function;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;
import org.treesitter.TreeSitterC;

/**
 * tree-sitter's grammar for C, which is a native library in the jar: it is unpacked to a unique file in
 * {@code java.io.tmpdir} that the JVM deletes when it ends, or taken from the folder that the property
 * {@code tree-sitter-lib} names.
 */
final class Grammar {
    private static final Optional<String> TROUBLE = trouble();

    private Grammar() {}

    /** Returns why the native library cannot be used here; empty when it can. */
    static Optional<String> unusable() {
        return TROUBLE;
    }

    /**
     * Parses a text, and lets this read the tree.
     *
     * @param text ASCII, so that the offsets in the tree are those of the text
     * @param reader gets a cursor at the root, and keeps nothing of it
     * @throws IllegalStateException when the native library cannot be used
     */
    static <T> T parse(String text, Function<TSTreeCursor, T> reader) {
        TROUBLE.ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        try (TreeSitterC language = new TreeSitterC();
                TSParser parser = new TSParser()) {
            parser.setLanguage(language);
            try (TSTree tree = parser.parseString(null, text);
                    TSTreeCursor cursor = new TSTreeCursor(tree.getRootNode())) {
                return reader.apply(cursor);
            }
        }
    }

    private static Optional<String> trouble() {
        try (TreeSitterC language = new TreeSitterC();
                TSParser parser = new TSParser()) {
            return parser.setLanguage(language)
                    ? Optional.empty()
                    : Optional.of("the native library is for another version of the grammar");
        } catch (LinkageError | RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of(cause.getMessage() == null ? cause.toString() : cause.getMessage());
        }
    }
}
