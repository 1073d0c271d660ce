/**
 * Compiles C that nobody vouches for, and runs it where it can do no harm.
 *
 * <p>A {@link dev.patchtwin.conform.box.Toolchain} is the compiler of this machine; it compiles inside the box, too. A {@link
 * dev.patchtwin.conform.box.Box} starts a program without network, without writing, without other processes, and with limits;
 * an {@link dev.patchtwin.conform.box.Ending} says how it ended. What the kernel of this machine lends for that is {@link
 * dev.patchtwin.conform.box.Protections}.
 */
@NullMarked
package dev.patchtwin.conform.box;

import org.jspecify.annotations.NullMarked;
