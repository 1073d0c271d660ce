package dev.patchtwin.patch.code;

import java.util.Optional;

/**
 * The whole text of a file before and after a patch.
 *
 * @param before its bytes; empty for a new file
 * @param after its bytes; empty for a deleted file
 */
public record WholeText(Optional<byte[]> before, Optional<byte[]> after) {}
