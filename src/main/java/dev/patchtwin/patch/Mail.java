package dev.patchtwin.patch;

import java.util.List;

/**
 * A mail that was read.
 *
 * @param subject the subject, unfolded and decoded; empty when there is none
 * @param from who sent it, decoded, as the header says; empty when there is none
 * @param date when, as the header says; empty when there is none
 * @param messageId its id without the angle brackets; empty when there is none
 * @param inReplyTo the id of the mail that it answers, without the angle brackets; empty when there is none
 * @param body the lines of its text
 */
record Mail(String subject, String from, String date, String messageId, String inReplyTo, List<Line> body) {
    Mail {
        body = List.copyOf(body);
    }

    /** A text without a header. */
    static Mail headless(List<Line> body) {
        return new Mail("", "", "", "", "", body);
    }
}
