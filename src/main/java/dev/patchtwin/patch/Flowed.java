package dev.patchtwin.patch;

import java.util.List;

/**
 * Undoes {@code format=flowed} (RFC 3676): a blank that was put before a line is taken off, and a line that ends with a
 * blank goes on in the next one of the same quote depth.
 */
final class Flowed {
    private static final String SIGNATURE = "-- ";

    private Flowed() {}

    /**
     * Returns the lines as they were before; each has the place of its first piece.
     *
     * @param deletesBlank whether the blank at the end of a line that goes on was put there with the break ({@code DelSp})
     */
    static Lines undo(List<Line> lines, boolean deletesBlank) {
        Lines.Builder out = new Lines.Builder();
        for (int i = 0; i < lines.size(); i++) {
            int number = lines.get(i).number();
            String line = lines.get(i).text();
            int depth = depth(line);
            StringBuilder text = new StringBuilder(content(line, depth));
            while (goesOn(text)
                    && i + 1 < lines.size()
                    && depth(lines.get(i + 1).text()) == depth) {
                i++;
                text.setLength(text.length() - (deletesBlank ? 1 : 0));
                text.append(content(lines.get(i).text(), depth));
            }
            out.add(number, (depth > 0 ? ">".repeat(depth) + " " : "") + text);
        }
        return out.build();
    }

    private static boolean goesOn(StringBuilder text) {
        return text.length() > 0
                && text.charAt(text.length() - 1) == ' '
                && !text.toString().equals(SIGNATURE);
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }

    private static String content(String line, int depth) {
        boolean stuffed = line.length() > depth && line.charAt(depth) == ' ';
        return line.substring(stuffed ? depth + 1 : depth);
    }
}
