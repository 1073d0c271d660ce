/**
 * What came out of a check or a gate as CI systems read it: first as a tree of suites and cases that knows no format, then
 * as KTAP, JUnit XML, SARIF, annotations of a workflow and Markdown. Runs nothing and decides nothing.
 */
@NullMarked
package dev.patchtwin.report.ci;

import org.jspecify.annotations.NullMarked;
