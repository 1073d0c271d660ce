package dev.patchtwin.model;

/**
 * A dimension of a model's world: how many vCPUs, how many levels of page tables, whether an erratum is there. A choice
 * between two is 0 or 1.
 *
 * @param name as bundles and traces write it, one word: {@code vcpus}
 * @param standard the value when a world does not give one
 * @param min the least value
 * @param max the greatest value
 * @param meaning what it is, in a phrase
 */
public record Parameter(String name, int standard, int min, int max, String meaning) {}
