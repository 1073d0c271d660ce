/** What the driver stands in: the page allocator, the host, the device, the log, and how all of that is observed; docs/ring.md. */
@NullMarked
package dev.patchtwin.ring.world;

import org.jspecify.annotations.NullMarked;
