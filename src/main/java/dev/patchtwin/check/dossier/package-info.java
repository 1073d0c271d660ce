/**
 * All that there is to show of a checked bundle to somebody who wants to see for himself: the patch line by line, the models'
 * code beside it, and every difference, found or declared, as a trace with pictures of both sides at each step. Made of a
 * result after the fact; it changes no verdict.
 */
@NullMarked
package dev.patchtwin.check.dossier;

import org.jspecify.annotations.NullMarked;
