package dev.patchtwin.check;

import java.util.Optional;

/**
 * What has guided a fuzzing run.
 *
 * @param situations how many kinds of situations were met
 * @param sequences how many sequences together meet all of them
 * @param mix how often each way of making a sequence was used at the end, as a ratio of whole numbers
 * @param corpus the corpus on disk, if there was one
 */
public record Guidance(int situations, int sequences, String mix, Optional<CorpusUse> corpus) {}
