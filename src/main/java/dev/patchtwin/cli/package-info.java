/**
 * The door: parses the command line, calls {@code check}, lets {@code report} print, returns the exit code. No logic.
 */
@NullMarked
package dev.patchtwin.cli;

import org.jspecify.annotations.NullMarked;
