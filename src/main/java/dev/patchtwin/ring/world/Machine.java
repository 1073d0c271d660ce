package dev.patchtwin.ring.world;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Question;

/** A guest and its host: the pages, the device, and whoever watches and answers. */
public final class Machine {
    public final Shape shape;
    public final Subjects subjects;
    public final Pages pages;
    public final Device device;
    public final Host host;
    public final Log log;

    private Oracle oracle = (question, subject) -> 0;
    private Observation out = new Observation(Channels.ALL.size());

    /** Starts a guest of this shape. */
    public Machine(Shape shape) {
        this.shape = shape;
        subjects = new Subjects(shape);
        pages = new Pages(this);
        device = new Device(this);
        host = new Host(this);
        log = new Log(this);
    }

    /** Starts again. */
    public void reset() {
        pages.reset();
        device.reset();
    }

    /** Starts an operation: these answer and watch until the next one. */
    public void begin(Oracle answers, Observation observation) {
        oracle = answers;
        out = observation;
        log.begin();
    }

    /** From here on this one watches. */
    public void watch(Observation observation) {
        out = observation;
    }

    /** Asks the oracle; 0 is the nominal answer. */
    int ask(Question question, int subject) {
        return oracle.ask(question, subject);
    }

    /** Shows a word on a channel. */
    public void emit(Channel channel, int subject, long value) {
        out.emit(channel, Observation.word(subject, value));
    }

    /** Says that the state behind a channel may have changed. */
    public void touch(Channel channel) {
        out.touch(channel);
    }

    /** Marks a situation as met. */
    public void cover(Probe probe) {
        out.cover(probe.ordinal());
    }

    /** Reports a broken invariant, and what broke it. */
    void violate(Invariant invariant, int subject) {
        emit(Channels.SAFETY, subject, invariant.ordinal());
    }

    /** Reports an invariant as broken unless the condition holds. */
    public void check(boolean holds, Invariant invariant, int subject) {
        if (!holds) {
            violate(invariant, subject);
        }
    }

    /**
     * {@code alloc_page()} for a slot.
     *
     * @param slot the subject it is named by
     * @return {@link Pages#NULL} when there is no page, or the oracle says so
     */
    public int allocPage(int slot) {
        int page = ask(Questions.ALLOC, slot) == 0 ? pages.alloc(Pages.RING, slot) : Pages.NULL;
        if (page == Pages.NULL) {
            cover(Probe.ALLOCATION_FAILED);
        }
        return page;
    }

    /** Another user of the allocator takes a page. */
    public void otherAlloc() {
        pages.alloc(Pages.OTHER, subjects.other());
        if (pages.count(Pages.LEAKED) > 0) {
            cover(Probe.REUSED);
        }
    }

    /** Another user of the allocator frees a page. */
    public void otherFree() {
        pages.free(pages.ofOther());
    }
}
