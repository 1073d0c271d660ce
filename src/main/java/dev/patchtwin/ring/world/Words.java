package dev.patchtwin.ring.world;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;

/** Shows the state that this package has, and tells a reader what its words mean. */
public final class Words {
    private Words() {}

    /** Shows the state behind {@code pages}, {@code leaks} or {@code device}. */
    public static void observe(Machine machine, Channel channel, Observation out) {
        switch (channel.name()) {
            case "pages" -> machine.pages.observe(out);
            case "leaks" -> machine.pages.observeLeaks(out);
            case "device" -> machine.device.observe(out);
            default -> throw new IllegalArgumentException(channel + " shows no state");
        }
    }

    /** Returns the text of a word of a channel that this package writes. */
    public static String describe(Channel channel, String subject, long value) {
        return switch (channel.name()) {
            case "pages", "leaks" -> subject + " " + Pages.describe(value);
            case "device" -> subject + " " + Device.describe(value);
            case "calls" -> Call.describe(subject, value);
            case "warnings" -> Log.describe(value) + " of the life of " + subject;
            case "safety" -> {
                Invariant invariant = Invariant.values()[(int) value];
                yield invariant + " " + subject + ": " + invariant.meaning();
            }
            default -> throw new IllegalArgumentException(channel + " is unknown");
        };
    }
}
