package dev.patchtwin.check;

/**
 * A bundle's word that the meaning of one of its models changed on purpose.
 *
 * @param model the model's name
 * @param reason why, in words
 * @param line where in {@code twin.yaml} it stands, from 1
 */
public record ModelChange(String model, String reason, int line) {}
