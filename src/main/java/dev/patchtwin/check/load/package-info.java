/**
 * Loads models that are not installed with the program: from jars, folders of classes, and folders of Java sources, which are
 * compiled in memory. What is loaded is run as it is; who names it trusts it.
 */
@NullMarked
package dev.patchtwin.check.load;

import org.jspecify.annotations.NullMarked;
