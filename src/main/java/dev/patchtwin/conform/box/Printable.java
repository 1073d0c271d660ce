package dev.patchtwin.conform.box;

/** A stranger's text, made fit for a terminal. */
final class Printable {
    private Printable() {}

    /** Returns the text with a question mark for each character that is not printed, but for tabs and the ends of lines. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isPrinted(c) ? c : '?'));
        return out.toString();
    }

    private static boolean isPrinted(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\t' || c == '\n';
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
