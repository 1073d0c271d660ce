/** What earlier runs have come to, by the content of everything that it depended on. */
@NullMarked
package dev.patchtwin.gate.remember;

import org.jspecify.annotations.NullMarked;
