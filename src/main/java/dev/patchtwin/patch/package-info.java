/**
 * From a mail to a patch: headers, the quoted diff without its quote marks, the reviewer's remarks with their places,
 * the repairs that were needed, and the functions that the patch touches. Bytes in, values and diagnostics out; bad
 * input is never an exception. {@link dev.patchtwin.patch.RecoveredPatch#read} is the way in.
 */
@NullMarked
package dev.patchtwin.patch;

import org.jspecify.annotations.NullMarked;
