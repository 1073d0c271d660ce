/**
 * What came out of a check, a replay or a measurement, as text for a terminal and as JSON. Runs nothing and decides
 * nothing: it sees finished values only.
 */
@NullMarked
package dev.patchtwin.report;

import org.jspecify.annotations.NullMarked;
