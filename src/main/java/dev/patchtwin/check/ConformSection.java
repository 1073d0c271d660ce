package dev.patchtwin.check;

import java.nio.file.Path;

/**
 * What a bundle says about running the patch's own C beside its models.
 *
 * @param shims the folder of the C around the patch's
 * @param small the name of the world in which single functions are called, and which is explored
 * @param large the name of the world of random sequences
 * @param operations how many lock-step operations each couple makes
 */
public record ConformSection(Path shims, String small, String large, long operations) {}
