/** Two states of a folder in a repository, and the commits between them. */
@NullMarked
package dev.patchtwin.patch.range;

import org.jspecify.annotations.NullMarked;
