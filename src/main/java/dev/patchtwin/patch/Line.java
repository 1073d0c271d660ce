package dev.patchtwin.patch;

/**
 * A line of a mail.
 *
 * @param number its place in the mail, from 1
 * @param text without the line end
 */
record Line(int number, String text) {}
