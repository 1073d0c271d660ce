/**
 * A checked bundle as a reply to the mail that its patch came from: plain text that a reviewer can edit and send. The patch is
 * quoted, and below the lines that something was seen of stands what it was. Nothing is decided here, nothing is sent, and
 * nobody is named who was not named in the mail.
 */
@NullMarked
package dev.patchtwin.report.reply;

import org.jspecify.annotations.NullMarked;
