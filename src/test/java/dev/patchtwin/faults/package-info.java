/** What becomes of the program, run as a process of its own, when the world around it fails. */
@NullMarked
package dev.patchtwin.faults;

import org.jspecify.annotations.NullMarked;
