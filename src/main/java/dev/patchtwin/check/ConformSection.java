package dev.patchtwin.check;

import java.nio.file.Path;

/**
 * What a bundle says about running the patch's own C beside its models.
 *
 * @param shims the folder of the C around the patch's
 * @param functions the name of the world in which single functions are called
 * @param world the name of the world of whole sequences
 * @param operations how many lock-step operations each couple makes
 */
public record ConformSection(Path shims, String functions, String world, long operations) {}
