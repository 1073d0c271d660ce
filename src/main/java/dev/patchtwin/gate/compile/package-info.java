/** Models of a revision: their sources out of a snapshot, compiled in memory, loaded apart from every other revision. */
@NullMarked
package dev.patchtwin.gate.compile;

import org.jspecify.annotations.NullMarked;
