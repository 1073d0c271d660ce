/**
 * The patch's own C as a part of a model: called over a pipe, in a process of its own. What it asks and does comes back as
 * {@link dev.patchtwin.model.Foreign.Event events}. A call costs a round trip only the first time that the C is asked something
 * new; after that what it will do is known, and it is run again in batches, to see that it does.
 */
@NullMarked
package dev.patchtwin.conform.run;

import org.jspecify.annotations.NullMarked;
