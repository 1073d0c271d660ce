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
 * @param readings its text; more than one when it can be read in more than one way, the likeliest first
 */
record Mail(String subject, String from, String date, String messageId, String inReplyTo, List<Lines> readings) {
    Mail {
        readings = List.copyOf(readings);
    }

    /** A text without a header. */
    static Mail headless(Lines body) {
        return new Mail("", "", "", "", "", List.of(body));
    }
}
