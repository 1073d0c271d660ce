package dev.patchtwin.patch;

import java.util.List;

/**
 * A mail that was read.
 *
 * @param subject the subject, unfolded and decoded; empty when there is none
 * @param from who sent it, as the header says; empty when there is none
 * @param date when, as the header says; empty when there is none
 * @param body the lines of its text
 */
record Mail(String subject, String from, String date, List<Line> body) {
    Mail {
        body = List.copyOf(body);
    }
}
