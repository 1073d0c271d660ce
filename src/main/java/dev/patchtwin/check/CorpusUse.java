package dev.patchtwin.check;

import java.nio.file.Path;

/**
 * What a run had of a corpus, and left in it.
 *
 * @param folder where it is
 * @param begunWith how many sequences the run began with
 * @param ignored how many files do not fit: other worlds, the bundle as it was before it changed, or no traces
 * @param kept how many sequences of this bundle and world are there now
 */
public record CorpusUse(Path folder, int begunWith, int ignored, int kept) {}
