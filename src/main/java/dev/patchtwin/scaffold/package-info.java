/**
 * Lays out a new bundle: from a patch in a mail to models that compile, run, and say what is to be filled in. What it writes
 * is text for a person to go on with; nothing here is needed again once it is written.
 */
@NullMarked
package dev.patchtwin.scaffold;

import org.jspecify.annotations.NullMarked;
