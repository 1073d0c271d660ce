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
 */
record InBody(String from, String date, String subject, int end) {
    private static final Pattern SCISSORS = Pattern.compile("[- ]*(?:>8|8<|>%|%<)[->8<% ]*");
    private static final Pattern ATTRIBUTION = Pattern.compile("On .*\\d.*wrote:");

    /** @param diff the index of the diff's first line; what stands below it is no matter */
    static InBody of(Quoted body, int diff) {
        int depth = diff < body.size() ? body.get(diff).depth() : 0;
        int at = below(body, diff, depth);
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
            } else if (line.depth() == depth
                    && !text.isBlank()
                    && !ATTRIBUTION.matcher(text).matches()) {
                break;
            }
        }
        return new InBody(from, date, subject, at);
    }

    private static int below(Quoted body, int diff, int depth) {
        int below = 0;
        for (int i = 0; i < diff; i++) {
            QuotedLine line = body.get(i, depth);
            if (line.depth() == depth && isScissors(line.text())) {
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
