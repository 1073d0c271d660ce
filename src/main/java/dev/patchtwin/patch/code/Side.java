package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.code.CodeChange.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A C file before, or after.
 *
 * @param file from the root of the tree
 * @param text a character for each byte
 * @param lexed its tokens
 * @param things the named things in it, in their order
 * @param lines where the hunks change it
 */
record Side(String file, String text, Lexed lexed, List<Thing> things, ChangedLines lines) {
    static Side read(PatchFile file, boolean after, String text) {
        Lexed lexed = Lexer.read(text, false, false);
        return new Side(
                after ? file.newPath() : file.oldPath(),
                text,
                lexed,
                Outline.of(text, lexed),
                ChangedLines.of(file.hunks(), after ? Hunk.Kind.ADDED : Hunk.Kind.REMOVED));
    }

    Place place(Thing thing) {
        List<Integer> hunks = IntStream.range(0, lines.hunks().size())
                .filter(h -> lines.touches(h, thing.firstLine(), thing.lastLine()))
                .boxed()
                .toList();
        return new Place(file, utf8(thing.name()), thing.firstLine(), thing.lastLine(), hunks);
    }

    /** Returns whether the line that it begins on stands on this side only. */
    boolean isChangedAtHead(Thing thing) {
        int line = lexed.tokens().get(lexed.first(thing.head())).line();
        return IntStream.range(0, lines.hunks().size()).anyMatch(h -> lines.touches(h, line, line));
    }

    List<Token> tokens(Thing thing) {
        return lexed.within(thing.start(), thing.end());
    }

    /** Returns its bytes with the white space around it, as far as nothing else stands on its lines. */
    String raw(Thing thing) {
        int from = text.lastIndexOf('\n', thing.start() - 1) + 1;
        int line = text.indexOf('\n', thing.end());
        int to = line < 0 ? text.length() : line;
        return text.substring(
                text.substring(from, thing.start()).isBlank() ? from : thing.start(),
                text.substring(thing.end(), to).isBlank() ? to : thing.end());
    }

    static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
