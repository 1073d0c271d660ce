package dev.patchtwin.gate;

/**
 * Somebody's word that a change is meant.
 *
 * @param id the bundle or the model that it is about
 * @param reason why, in words
 * @param place where it stands: {@code commit 1a2b3c4d} or {@code patches/ID/twin.yaml:12}
 */
public record Declaration(String id, String reason, String place) {}
