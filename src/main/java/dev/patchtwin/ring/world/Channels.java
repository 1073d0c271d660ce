package dev.patchtwin.ring.world;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Channel.Kind;
import dev.patchtwin.model.Channel.Order;
import java.util.List;

/** How the models are observed; docs/ring.md. */
public final class Channels {
    public static final Channel PAGES = new Channel(
            0, "pages", Kind.STATE, Order.PER_SUBJECT, "who has each page, who can reach it; pages that are freed");
    public static final Channel LEAKS = new Channel(
            1,
            "leaks",
            Kind.STATE,
            Order.PER_SUBJECT,
            "pages never freed that nothing points at, when all rings are closed");
    public static final Channel POINTERS = new Channel(
            2, "pointers", Kind.STATE, Order.PER_SUBJECT, "slots that have a page; pointers that are set to NULL");
    public static final Channel CALLS = new Channel(
            3, "calls", Kind.EVENTS, Order.TOTAL, "what the host and the device are called for, and how that ends");
    public static final Channel DEVICE = new Channel(
            4,
            "device",
            Kind.STATE,
            Order.PER_SUBJECT,
            "rings that the device knows, slots in flight; what it writes into");
    public static final Channel INDEXES =
            new Channel(5, "indexes", Kind.STATE, Order.PER_SUBJECT, "producer and consumer of each open ring");
    public static final Channel RETURNS =
            new Channel(6, "returns", Kind.EVENTS, Order.TOTAL, "what each operation gives back");
    public static final Channel WARNINGS = new Channel(7, "warnings", Kind.EVENTS, Order.TOTAL, "WARN splats, by ring");
    public static final Channel SAFETY =
            new Channel(8, "safety", Kind.INVARIANTS, Order.TOTAL, "invariants S1 to S9 that were broken");

    /** All channels, in the order of their ids. */
    public static final List<Channel> ALL =
            List.of(PAGES, LEAKS, POINTERS, CALLS, DEVICE, INDEXES, RETURNS, WARNINGS, SAFETY);

    private Channels() {}
}
