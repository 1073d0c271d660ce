/** A guest's driver for rings of pages that it shares with a device on the host, as far as both versions share it, as a model. */
@NullMarked
package dev.patchtwin.ring.driver;

import org.jspecify.annotations.NullMarked;
