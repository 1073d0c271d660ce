package dev.patchtwin.check.campaign;

import java.nio.file.Path;
import java.util.SortedMap;

/**
 * What a file of results says.
 *
 * @param file the file
 * @param plan what was to be run
 * @param runs what was run, by number
 * @param done whether the shard is done
 * @param whole how many bytes of the file are whole lines; what comes after was being written when its writer was killed
 */
record Results(Path file, CampaignPlan plan, SortedMap<Long, CampaignRun> runs, boolean done, long whole) {}
