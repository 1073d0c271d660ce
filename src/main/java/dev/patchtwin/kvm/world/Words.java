package dev.patchtwin.kvm.world;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import org.jspecify.annotations.Nullable;

/** Tells a reader what the words mean that this package emits. */
public final class Words {
    private Words() {}

    /** Returns the text of a word, or null when the word is of a channel that this package does not write. */
    public static @Nullable String describe(Subjects subjects, Channel channel, long word) {
        int subject = Observation.subject(word);
        long value = Observation.value(word);
        return switch (channel.name()) {
            case "warnings" -> "splat " + WarnSite.values()[subject].text();
            case "panic" -> KernelLog.describePanic(subject, value);
            case "pages", "leaks" -> subjects.name(subject) + " " + PhysicalPages.describe(value);
            case "seamcalls" -> TdxModule.describe(subjects.name(subject), value);
            case "errors" -> KernelLog.describeLine(subjects.name(subject), value);
            case "safety" -> {
                Invariant invariant = Invariant.values()[(int) value];
                yield invariant + " " + subjects.name(subject) + ": " + invariant.meaning();
            }
            case "vm" -> subject == Subjects.TDR ? TdxModule.describeTd(value) : null;
            default -> null;
        };
    }
}
