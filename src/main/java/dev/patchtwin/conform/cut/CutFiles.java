package dev.patchtwin.conform.cut;

import dev.patchtwin.patch.code.CText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** Writes pieces as files that the C preprocessor takes. */
final class CutFiles {
    private CutFiles() {}

    static void write(Cut cut, Path folder) throws IOException {
        Map<String, Boolean> whole = new TreeMap<>();
        for (Piece piece : cut.pieces()) {
            Path file = folder.resolve(piece.path());
            Files.createDirectories(file.getParent());
            write(file, text(piece));
            if (piece.kind() == Piece.Kind.FUNCTION) {
                whole.merge(piece.name(), piece.whole(), Boolean::logicalAnd);
            }
        }
        StringBuilder header = new StringBuilder("/* Which functions are cut out whole. */\n");
        whole.forEach((name, is) ->
                header.append("#define CUT_IS_WHOLE_").append(name).append(is ? " 1\n" : " 0\n"));
        Path above = folder.resolve(Cut.FOLDER);
        Files.createDirectories(above);
        write(above.resolve(Cut.HEADER), header.toString());
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    /** Returns the lines with their numbers; a comment that is cut through is opened above them, and closed below. */
    static String text(Piece piece) {
        StringBuilder out = new StringBuilder();
        if (piece.lines().isEmpty()) {
            return "";
        }
        CText text = piece.code();
        int next = piece.lines().get(0).fileLine();
        if (text.beginsInComment()) {
            // Above its first line there is one with the number before; a comment cannot begin above the first of all.
            number(out, Math.max(1, next - 1), piece.file());
            out.append("/*\n");
        } else {
            number(out, next, piece.file());
        }
        for (PieceLine line : piece.lines()) {
            if (line.fileLine() != next) {
                number(out, line.fileLine(), piece.file());
            }
            out.append(line.text()).append('\n');
            next = line.fileLine() + 1;
        }
        return out.append(text.endsInComment() ? "*/\n" : "").toString();
    }

    private static void number(StringBuilder out, int line, String file) {
        out.append("#line ").append(line).append(" \"").append(escaped(file)).append("\"\n");
    }

    /** A question mark can be a part of a trigraph. */
    private static String escaped(String path) {
        return path.replace("\\", "\\\\").replace("\"", "\\\"").replace("?", "\\?");
    }
}
