/** What both sides of a twin show during a trace, step by step, in words. */
@NullMarked
package dev.patchtwin.check.view;

import org.jspecify.annotations.NullMarked;
