package dev.patchtwin.check.toy;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Model;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.OperationSet;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A few pages that are mapped and reclaimed; reclaiming may fail, and then the page is leaked. The small sister of the
 * patch that the tool was made for: the version before it warns about the leak, the one after it does not.
 */
abstract class ToyModel implements Model {
    static final Channel PAGES =
            new Channel(0, "pages", Channel.Kind.STATE, Channel.Order.PER_SUBJECT, "state of every page");
    static final Channel RETURNS =
            new Channel(1, "returns", Channel.Kind.EVENTS, Channel.Order.TOTAL, "what each operation gave back");
    static final Channel WARNINGS = new Channel(2, "warnings", Channel.Kind.EVENTS, Channel.Order.TOTAL, "splats");
    static final Channel SAFETY =
            new Channel(3, "safety", Channel.Kind.INVARIANTS, Channel.Order.TOTAL, "broken invariants");
    static final Question RECLAIM = new Question(0, "reclaim", List.of("ok", "busy", "error"));
    static final int LEAKED = 2;

    private static final int FREE = 0;
    private static final int MAPPED = 1;
    private static final List<String> STATES = List.of("free", "mapped", "leaked");
    private static final int PROBE_RECLAIMED = 0;
    private static final int PROBE_LEAKED = 1;

    private final Vocabulary vocabulary;
    private final int[] pages;

    ToyModel(Map<String, Integer> world) {
        pages = new int[world.get("pages")];
        vocabulary = vocabulary(pages.length);
    }

    private static Vocabulary vocabulary(int pages) {
        List<Operation> operations = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (String name : List.of("map", "unmap")) {
            for (int i = 0; i < pages; i++) {
                operations.add(new Operation(operations.size(), name + " page=" + i));
            }
        }
        for (int i = 0; i < pages; i++) {
            subjects.add("page" + i);
        }
        List<Operation> drain = operations.subList(pages, 2 * pages);
        return new Vocabulary(
                operations,
                List.of(RECLAIM),
                subjects,
                List.of(PAGES, RETURNS, WARNINGS, SAFETY),
                List.of("a page was reclaimed", "a page was leaked", "a page was mapped twice, which cannot be"),
                drain);
    }

    /** Says what a failed reclaim says; the page is given up. */
    abstract void reclaimFailed(int page, int answer, Observation out);

    /** Returns the state that a page has after a reclaim. */
    int afterReclaim(int answer) {
        return answer == 0 ? FREE : LEAKED;
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public void reset() {
        Arrays.fill(pages, FREE);
    }

    @Override
    public void enabled(OperationSet out) {
        for (int i = 0; i < pages.length; i++) {
            if (pages[i] == FREE) {
                out.add(i);
            } else if (pages[i] == MAPPED) {
                out.add(pages.length + i);
            }
        }
    }

    @Override
    public void apply(Operation operation, Oracle oracle, Observation out) {
        int page = operation.id() % pages.length;
        if (operation.id() < pages.length) {
            pages[page] = MAPPED;
            out.emit(RETURNS, Observation.word(page, 0));
        } else {
            int answer = oracle.ask(RECLAIM, page);
            pages[page] = afterReclaim(answer);
            out.emit(RETURNS, Observation.word(page, answer));
            out.cover(answer == 0 ? PROBE_RECLAIMED : PROBE_LEAKED);
            if (answer != 0) {
                reclaimFailed(page, answer, out);
            }
        }
        out.touch(PAGES);
    }

    @Override
    public void observe(Channel channel, Observation out) {
        if (channel.equals(PAGES)) {
            for (int i = 0; i < pages.length; i++) {
                out.emit(PAGES, Observation.word(i, pages[i]));
            }
        }
    }

    @Override
    public boolean quiescent() {
        for (int page : pages) {
            if (page == MAPPED) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean halted() {
        return false;
    }

    @Override
    public void save(StateWriter out) {
        for (int page : pages) {
            out.write(page, 2);
        }
    }

    @Override
    public void load(StateReader in) {
        for (int i = 0; i < pages.length; i++) {
            pages[i] = in.readInt(2);
        }
    }

    @Override
    public String describe(Channel channel, long word) {
        String page = "page" + Observation.subject(word);
        int value = (int) Observation.value(word);
        if (channel.equals(PAGES)) {
            return page + " " + STATES.get(value);
        }
        if (channel.equals(RETURNS)) {
            return page + " " + RECLAIM.answers().get(value);
        }
        return channel.equals(WARNINGS) ? "splat " + page : "broken " + page;
    }
}
