/**
 * Checks a bundle as a test of JUnit 5, for projects that keep bundles and models of their own. JUnit itself is theirs: this
 * program does not bring it along.
 */
@NullMarked
package dev.patchtwin.junit;

import org.jspecify.annotations.NullMarked;
