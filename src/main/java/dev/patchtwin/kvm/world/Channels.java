package dev.patchtwin.kvm.world;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Channel.Kind;
import dev.patchtwin.model.Channel.Order;
import java.util.List;

/** How the models are observed; docs/domain.md §4.3. */
public final class Channels {
    public static final Channel PAGES = new Channel(
            0, "pages", Kind.STATE, Order.PER_SUBJECT, "kernel-side state and PAMT type of every page; frees, resets");
    public static final Channel LEAKS = new Channel(
            1, "leaks", Kind.STATE, Order.PER_SUBJECT, "pages never freed that nothing can reach, at rest");
    public static final Channel POINTERS = new Channel(
            2, "pointers", Kind.EVENTS, Order.TOTAL, "external_spt when the RCU callback is queued, and when it runs");
    public static final Channel SEAMCALLS =
            new Channel(3, "seamcalls", Kind.EVENTS, Order.TOTAL, "calls to the TDX module, operands, outcomes");
    public static final Channel VM = new Channel(
            4, "vm", Kind.STATE, Order.PER_SUBJECT, "bugged, dead, HKID, TD state, module lifecycle, CHLDCNT");
    public static final Channel TREE = new Channel(
            5, "tree", Kind.STATE, Order.PER_SUBJECT, "mirror and direct SPTE values, roots, reference counts");
    public static final Channel RCU =
            new Channel(6, "rcu", Kind.EVENTS, Order.TOTAL, "RCU callbacks queued and run, and the reclaim hook, in order");
    public static final Channel RETURNS =
            new Channel(7, "returns", Kind.EVENTS, Order.TOTAL, "what each operation gives back");
    public static final Channel ERRORS =
            new Channel(8, "errors", Kind.EVENTS, Order.TOTAL, "error lines before rate limiting; taint");
    public static final Channel ACCOUNTING =
            new Channel(9, "accounting", Kind.STATE, Order.PER_SUBJECT, "page-table statistics, charged pages");
    public static final Channel WARNINGS =
            new Channel(10, "warnings", Kind.EVENTS, Order.TOTAL, "WARN splats by site");
    public static final Channel PANIC =
            new Channel(11, "panic", Kind.EVENTS, Order.TOTAL, "panic: where, and what made it one");
    public static final Channel SILENCE = new Channel(
            12, "silence", Kind.EVENTS, Order.TOTAL, "a teardown that leaked pages and printed nothing at all");
    public static final Channel SAFETY =
            new Channel(13, "safety", Kind.INVARIANTS, Order.TOTAL, "invariants S1 to S15 that were broken");

    /** All channels, in the order of their ids. */
    public static final List<Channel> ALL = List.of(
            PAGES, LEAKS, POINTERS, SEAMCALLS, VM, TREE, RCU, RETURNS, ERRORS, ACCOUNTING, WARNINGS, PANIC, SILENCE,
            SAFETY);

    private Channels() {}
}
