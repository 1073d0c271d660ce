package dev.patchtwin.engine.twin;

import dev.patchtwin.model.Channel;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two sides when at least one of them has halted in the middle of an operation.
 *
 * <p>State can no longer be compared. If both halted alike, their events are equal. Otherwise a declared difference that
 * ends the run must explain it: then all that the side which stopped had shown must be how the other side began, channel
 * by channel, once the declared words are erased.
 */
final class HaltComparison {
    private final List<Channel> channels;
    private final Eraser eraser;

    HaltComparison(List<Channel> channels, Eraser eraser) {
        this.channels = channels;
        this.eraser = eraser;
    }

    /**
     * Returns the names of the channels that differ. A channel on which the side that stopped first merely shows less is
     * not among them, as long as another channel tells why; {@link Signature#ENABLED} is when none does.
     */
    List<String> compare(Seen before, Seen after) {
        if (before.model.halted() && explains(before, after)) {
            return List.of();
        }
        if (after.model.halted() && explains(after, before)) {
            return List.of();
        }
        List<String> unequal = new ArrayList<>();
        List<String> cutShort = new ArrayList<>();
        for (Channel channel : channels) {
            long[] shownBefore = before.events(channel, false);
            long[] shownAfter = after.events(channel, false);
            if (Words.sameEvents(channel, shownBefore, shownAfter)) {
                continue;
            }
            boolean couldBe = (before.model.halted() && Words.isPrefix(channel, shownBefore, shownAfter))
                    || (after.model.halted() && Words.isPrefix(channel, shownAfter, shownBefore));
            (couldBe ? cutShort : unequal).add(channel.name());
        }
        if (unequal.isEmpty() && before.model.halted() != after.model.halted()) {
            unequal.add(Signature.ENABLED);
        }
        return unequal.isEmpty() ? cutShort : unequal;
    }

    /** Tells whether all is equal, or the contract lets this side stop where it did; counts what that used. */
    private boolean explains(Seen stopped, Seen other) {
        boolean equal = stopped.model.halted() == other.model.halted();
        boolean ends = false;
        for (Channel channel : channels) {
            long[] shown = stopped.events(channel, false);
            long[] shownByOther = other.events(channel, false);
            if (Words.sameEvents(channel, shown, shownByOther)) {
                continue;
            }
            equal = false;
            Eraser.Erased mine = eraser.erase(channel, stopped.side, shown, stopped.model);
            Eraser.Erased others = eraser.erase(channel, other.side, shownByOther, other.model);
            if (!Words.isPrefix(channel, mine.words, others.words)) {
                return false;
            }
            eraser.use(mine);
            eraser.use(others);
            ends |= mine.endsRun;
        }
        return equal || ends;
    }
}
