package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Hunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds where hunks stand in the whole texts: a patch may be for a file with more or fewer lines above them.
 *
 * <p>Bytes that are not ASCII are left aside, because a mail may have them in another encoding.
 */
final class Located {
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]|\r$");

    private Located() {}

    /**
     * Returns the hunks with the places where they stand, from 1; also a hunk without lines on a side has the place there
     * where its first line would be. Empty when the texts are not those that the hunks are for.
     *
     * @param before a character for each byte
     * @param after the same
     */
    static Optional<List<Hunk>> in(List<Hunk> hunks, String before, String after) {
        List<String> old = lines(before);
        List<String> young = lines(after);
        List<Hunk> located = new ArrayList<>();
        int drift = 0;
        int grown = 0;
        int from = 0;
        for (Hunk hunk : hunks) {
            List<String> oldImage = image(hunk, false);
            List<String> newImage = image(hunk, true);
            int hint = Math.max(from, hunk.oldStart() - (oldImage.isEmpty() ? 0 : 1) + drift);
            int at = nearest(old, oldImage, hint, from);
            if (at < 0 || !matches(young, newImage, at + grown)) {
                return Optional.empty();
            }
            drift += at - hint;
            located.add(new Hunk(
                    at + 1,
                    hunk.oldCount(),
                    at + grown + 1,
                    hunk.newCount(),
                    hunk.heading(),
                    hunk.header(),
                    hunk.lines()));
            grown += newImage.size() - oldImage.size();
            from = at + oldImage.size();
        }
        return old.size() + grown == young.size() ? Optional.of(located) : Optional.empty();
    }

    private static int nearest(List<String> lines, List<String> image, int hint, int from) {
        for (int far = 0; far <= lines.size(); far++) {
            if (hint - far >= from && matches(lines, image, hint - far)) {
                return hint - far;
            }
            if (matches(lines, image, hint + far)) {
                return hint + far;
            }
        }
        return -1;
    }

    private static boolean matches(List<String> lines, List<String> image, int at) {
        return at >= 0
                && at + image.size() <= lines.size()
                && lines.subList(at, at + image.size()).equals(image);
    }

    private static List<String> image(Hunk hunk, boolean after) {
        return hunk.image(after).stream().map(line -> ascii(line.text())).toList();
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            lines.add(ascii(text.substring(from, end)));
            from = end + 1;
        }
        return lines;
    }

    private static String ascii(String line) {
        return NOT_ASCII.matcher(line).replaceAll("");
    }
}
