package dev.patchtwin.kvm.pamt;

import dev.patchtwin.kvm.world.Channels;
import dev.patchtwin.kvm.world.SeamcallStatus;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Channel.Kind;
import dev.patchtwin.model.Channel.Order;
import java.util.List;
import java.util.stream.Stream;

/** How Dynamic PAMT is observed, besides what every host shows; docs/domain.md, Dynamic PAMT. */
final class PamtChannels {
    static final Channel BACKING = new Channel(
            Channels.ALL.size(),
            "backing",
            Kind.STATE,
            Order.PER_SUBJECT,
            "references on each region's PAMT backing; backing added, removed, lost");
    static final Channel LOCKING = new Channel(
            Channels.ALL.size() + 1, "locking", Kind.EVENTS, Order.TOTAL, "the contexts in which pamt_lock is taken");
    static final Channel LOCKDEP =
            new Channel(Channels.ALL.size() + 2, "lockdep", Kind.EVENTS, Order.TOTAL, "what lockdep reports");

    private static final Channel SAFETY = new Channel(
            Channels.SAFETY.id(),
            Channels.SAFETY.name(),
            Kind.INVARIANTS,
            Order.TOTAL,
            "invariants S1 to S19 that were broken");

    /** All channels of such a host. */
    static final List<Channel> ALL = Stream.concat(
                    Channels.ALL.stream().map(channel -> channel.id() == SAFETY.id() ? SAFETY : channel),
                    Stream.of(BACKING, LOCKING, LOCKDEP))
            .toList();

    /** Backing was added; what happened is a number above that of any state, the status of the call below it. */
    static final int ADDED = 1;
    /** Backing was removed and its pages freed, or the call failed and they are lost. */
    static final int REMOVED = 2;

    private static final int EVENT_SHIFT = 32;

    private PamtChannels() {}

    /** Returns what a change of a region's backing shows. */
    static long event(int event, int status) {
        return ((long) event << EVENT_SHIFT) + status;
    }

    /** Tells a reader what a word on {@code backing} means. */
    static String describeBacking(String region, long value) {
        int low = (int) value;
        return switch ((int) (value >>> EVENT_SHIFT)) {
            case ADDED -> region + " got two backing pages";
            case REMOVED ->
                low == SeamcallStatus.SUCCESS
                        ? region + " gave its backing pages back"
                        : region + " lost its backing pages: " + SeamcallStatus.name(low);
            default -> region + " has " + (low >>> 1) + " references" + ((low & 1) != 0 ? ", and lost backing" : "");
        };
    }

    /** Tells a reader what a word on {@code locking} means. */
    static String describeLocking(String region, long context) {
        return "pamt_lock for " + region + " " + Context.values()[(int) context].text();
    }
}
