package dev.patchtwin.patch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who wrote a patch, and when. A reply says it in the line above what it quotes; a mail that sends the patch says it in
 * its first line, when its sender is someone else ({@code From:}, as git has it), and otherwise in its header.
 *
 * @param author the author's name, and address where it is given; empty when unknown
 * @param date in the words of the mail; empty when unknown
 */
record Authorship(String author, String date) {
    /** Characters; keeps the search for names short, whatever a mail holds. */
    private static final int LONGEST_LINE = 500;

    private static final Pattern ATTRIBUTION = Pattern.compile("On (.*?\\d.*?), ?([^,<]+?)(?: <[^>]*>)? wrote:");
    private static final Pattern SIGNED_OFF = Pattern.compile("Signed-off-by: (.+?)(?: <[^>]*>)?");

    /**
     * @param body the mail's text
     * @param diff the index of the diff's first line
     * @param own what the text says of itself
     */
    static Authorship of(Mail mail, Quoted body, int diff, InBody own) {
        int depth = diff < body.size() ? body.get(diff).depth() : 0;
        List<QuotedLine> above = body.subList(0, diff);
        Authorship otherwise = depth == 0 ? new Authorship(mail.from(), mail.date()) : quoted(above, depth);
        return new Authorship(
                own.from().isEmpty() ? otherwise.author : own.from(),
                own.date().isEmpty() ? otherwise.date : own.date());
    }

    /** Of several attributions the one is meant that stands just above the patch's own depth. */
    private static Authorship quoted(List<QuotedLine> above, int depth) {
        String signer = "";
        for (int i = 0; i < above.size(); i++) {
            QuotedLine line = above.get(i);
            Matcher attribution = ATTRIBUTION.matcher(folded(above, i));
            if (line.depth() == depth - 1 && attribution.matches()) {
                return new Authorship(
                        attribution.group(2).strip(), attribution.group(1).strip());
            }
            Matcher signed = SIGNED_OFF.matcher(folded(above, i).strip());
            if (signer.isEmpty() && line.depth() == depth && signed.matches()) {
                signer = signed.group(1);
            }
        }
        return new Authorship(signer, "");
    }

    /** Mailers break the attribution in two when it is long. */
    private static String folded(List<QuotedLine> above, int i) {
        String text = above.get(i).text().strip();
        if (text.length() > LONGEST_LINE) {
            return "";
        }
        boolean broken = text.startsWith("On ") && !text.endsWith("wrote:") && i + 1 < above.size();
        return broken ? text.stripTrailing() + " " + above.get(i + 1).text().strip() : text;
    }
}
