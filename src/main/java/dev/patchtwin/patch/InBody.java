package dev.patchtwin.patch;

import java.util.regex.Pattern;

/**
 * What the text of a mail says of the patch in it where git looks for that: below a scissors line, if there is one, in lines
 * that read like a header.
 *
 * @param from who wrote the patch; empty when the text does not say
 * @param date when; empty when the text does not say
 * @param subject its title, in the form of a subject; empty when the text does not say
 * @param end the index of the first line of the message itself
 * @param forwarded the place of the line below which a mail is forwarded with its header; 0 when none is
 */
record InBody(String from, String date, String subject, int end, int forwarded) {
    private static final Pattern SCISSORS = Pattern.compile("[- ]*(?:>8|8<|>%|%<)[->8<% ]*");
    private static final Pattern FORWARDED = Pattern.compile(
            "-*\\s*(?:Forwarded message|Original Message|Begin forwarded message:?)\\s*-*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER = Pattern.compile("[A-Z][A-Za-z-]*: .*|[ \\t].*");
    private static final Pattern ATTRIBUTION = Pattern.compile("On .*\\d.*wrote:");

    /** @param diff the index of the diff's first line; what stands below it is no matter */
    static InBody of(Quoted body, int diff) {
        int depth = diff < body.size() ? body.get(diff).depth() : 0;
        int at = below(body, diff, depth);
        boolean forwards = at > 0
                && FORWARDED.matcher(body.get(at - 1, depth).text().strip()).matches();
        int forwarded = forwards ? body.get(at - 1).number() : 0;
        String from = "";
        String date = "";
        String subject = "";
        for (; at < diff; at++) {
            QuotedLine line = body.get(at, depth);
            String text = line.text();
            if (text.startsWith("From: ")) {
                from = value(text);
            } else if (text.startsWith("Date: ")) {
                date = value(text);
            } else if (text.startsWith("Subject: ")) {
                subject = value(text);
            } else if (forwards && text.isBlank() && !subject.isEmpty()) {
                forwards = false;
            } else if (line.depth() == depth
                    && !text.isBlank()
                    && !(forwards && HEADER.matcher(text).matches())
                    && !ATTRIBUTION.matcher(text).matches()) {
                break;
            }
        }
        return new InBody(from, date, subject, at, forwarded);
    }

    private static int below(Quoted body, int diff, int depth) {
        int below = 0;
        for (int i = 0; i < diff; i++) {
            QuotedLine line = body.get(i, depth);
            if (line.depth() == depth
                    && (isScissors(line.text())
                            || FORWARDED.matcher(line.text().strip()).matches())) {
                below = i + 1;
            }
        }
        return below;
    }

    private static boolean isScissors(String text) {
        return text.contains("--") && SCISSORS.matcher(text).matches();
    }

    private static String value(String text) {
        return text.substring(text.indexOf(' ') + 1).strip();
    }
}
