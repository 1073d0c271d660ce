package dev.patchtwin.check.dossier;

import java.util.Comparator;

/** The order in which people list names: digits in a row are a number, so that 9 comes before 10. */
final class NaturalOrder implements Comparator<String> {
    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int iEnd = end(one, i);
            int jEnd = end(other, j);
            int order = part(one, i, iEnd, other, j, jEnd);
            if (order != 0) {
                return order;
            }
            i = iEnd;
            j = jEnd;
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    /** Returns where the number ends that begins here, or else the one character. */
    private static int end(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return Math.max(end, start + 1);
    }

    private static int part(String one, int i, int iEnd, String other, int j, int jEnd) {
        if (!isDigit(one.charAt(i)) || !isDigit(other.charAt(j))) {
            return Character.compare(one.charAt(i), other.charAt(j));
        }
        String left = withoutZeros(one.substring(i, iEnd));
        String right = withoutZeros(other.substring(j, jEnd));
        return left.length() == right.length() ? left.compareTo(right) : Integer.compare(left.length(), right.length());
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
