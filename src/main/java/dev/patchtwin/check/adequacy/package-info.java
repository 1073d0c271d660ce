/**
 * The mutation score of a twin: every mutant that ships with a bundle and every bytecode mutant of its models goes through
 * the check, each in a process that may hang or die with it, and is killed, shown to be equivalent within bounds, or
 * survives.
 */
@NullMarked
package dev.patchtwin.check.adequacy;

import org.jspecify.annotations.NullMarked;
