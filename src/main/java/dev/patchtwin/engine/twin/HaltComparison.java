package dev.patchtwin.engine.twin;

import dev.patchtwin.engine.twin.Signature.Kind;
import dev.patchtwin.model.Channel;

/**
 * Compares two sides when at least one of them has halted in the middle of an operation.
 *
 * <p>State can no longer be compared, events can. If both halted alike, their events are equal, but for what the contract
 * erases. Otherwise a declared difference that ends the run must explain it: then all that the side which stopped had
 * shown must be how the other side began, channel by channel, once the declared words are erased.
 *
 * <p>When nothing explains it, blame falls on the channels that tell why: where a side merely shows less because it
 * stopped, the channel is not blamed unless there is no other. {@link Signature#ENABLED} is, when only one side halted and
 * no channel tells why.
 */
final class HaltComparison {
    private final Channel[] channels;
    private final Seen before;
    private final Seen after;
    private final Eraser eraser;
    private final Findings findings;

    HaltComparison(Channel[] channels, Seen before, Seen after, Eraser eraser, Findings findings) {
        this.channels = channels;
        this.before = before;
        this.after = after;
        this.eraser = eraser;
        this.findings = findings;
    }

    /** Compares the events of the operation on these channels, a bit per channel id. */
    void compare(long concerned, int step) {
        if (!isExplained(concerned)) {
            blame(concerned, step);
        }
    }

    private boolean isExplained(long concerned) {
        boolean both = before.model.halted() && after.model.halted();
        boolean explained = (both && isEqual(concerned))
                || (before.model.halted() && hasStopped(concerned, before, after))
                || (after.model.halted() && hasStopped(concerned, after, before));
        if (explained) {
            eraser.commit();
        }
        return explained;
    }

    private boolean isEqual(long concerned) {
        eraser.forget();
        return unexplained(concerned, before, after, false) == 0;
    }

    private boolean hasStopped(long concerned, Seen stopped, Seen other) {
        eraser.forget();
        return unexplained(concerned, stopped, other, true) == 0 && eraser.endsRun(stopped.side);
    }

    /** Returns the channels that do not fit; goes round as long as one declared difference opens another. */
    private long unexplained(long concerned, Seen stopped, Seen other, boolean prefix) {
        long left = concerned;
        long used;
        do {
            used = eraser.used();
            for (long rest = left; rest != 0; rest &= rest - 1) {
                Channel channel = channels[Long.numberOfTrailingZeros(rest)];
                long[] mark = eraser.mark();
                if (fits(channel, stopped, other, prefix)) {
                    left &= ~(1L << channel.id());
                } else {
                    eraser.backTo(mark);
                }
            }
        } while (left != 0 && eraser.used() != used);
        return left;
    }

    private boolean fits(Channel channel, Seen stopped, Seen other, boolean prefix) {
        long[] shown = stopped.events(channel);
        long[] shownByOther = other.events(channel);
        if (fits(channel, shown, shownByOther, prefix)) {
            return true;
        }
        return eraser.concerns(channel)
                && fits(
                        channel,
                        eraser.erase(channel, stopped, shown),
                        eraser.erase(channel, other, shownByOther),
                        prefix);
    }

    private static boolean fits(Channel channel, long[] shown, long[] shownByOther, boolean prefix) {
        return prefix ? Words.isPrefix(channel, shown, shownByOther) : Words.same(channel, shown, shownByOther);
    }

    private void blame(long concerned, int step) {
        eraser.forget();
        long unequal = unexplained(concerned, before, after, false);
        long telling = unequal;
        if (before.model.halted()) {
            eraser.forget();
            telling &= unexplained(unequal, before, after, true);
        }
        if (after.model.halted()) {
            eraser.forget();
            telling &= unexplained(unequal, after, before, true);
        }
        eraser.forget();
        if (telling == 0 && before.model.halted() != after.model.halted()) {
            findings.add(Signature.ENABLED, Kind.VALUE, step);
            return;
        }
        for (long rest = telling != 0 ? telling : unequal; rest != 0; rest &= rest - 1) {
            findings.add(channels[Long.numberOfTrailingZeros(rest)].name(), Kind.VALUE, step);
        }
    }
}
