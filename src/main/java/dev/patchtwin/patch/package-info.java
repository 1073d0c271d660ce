/**
 * From any mail to a patch: headers, the diff without its quote marks, the reviewer's remarks with their places, the repairs
 * that were needed, and the functions that the patch touches. Bytes in, values and diagnostics out; bad input is never an
 * exception. The ways in are {@link dev.patchtwin.patch.RecoveredPatch#read} for one patch and
 * {@link dev.patchtwin.patch.Series#read} for a mailbox.
 *
 * <p>A mail goes through these hands: {@code Mailbox} finds where it begins, {@code ArchiveCopy} its header, {@code MailReader}
 * and {@code MailText} decode it with a MIME library, {@code Quoted} takes the quote marks off, {@code QuotedDiff} and
 * {@code HunkReader} take the diff out and judge it by its counts, {@code DiffParser} has it parsed by JGit.
 */
@NullMarked
package dev.patchtwin.patch;

import org.jspecify.annotations.NullMarked;
