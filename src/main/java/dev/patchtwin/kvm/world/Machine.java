package dev.patchtwin.kvm.world;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Oracle;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.StateReader;
import dev.patchtwin.model.StateWriter;
import java.util.function.Function;

/** One host, from boot to panic: its pages, its TDX module, its RCU, its log, and whoever watches and answers. */
public final class Machine {
    public final Shape shape;
    /** How many regions of memory there are whose PAMT backing is dynamic; 0 where none is. */
    public final int regions;

    public final Memory memory;
    public final Subjects subjects;
    public final PhysicalPages pages;
    public final KernelLog log;
    public final Rcu rcu;
    public final TdxModule module;
    public final TdxFeatures features;

    private Oracle oracle = (question, subject) -> 0;
    private Observation out = new Observation(Channels.ALL.size());

    /** Boots a host of this shape, with the features that every TDX module has. */
    public Machine(Shape shape) {
        this(shape, 0, TdxFeatures::new);
    }

    /**
     * Boots a host of this shape.
     *
     * @param regions of how many regions the PAMT backing is dynamic, 0 to 8
     * @param features makes what the host has besides what every host has
     */
    public Machine(Shape shape, int regions, Function<Machine, TdxFeatures> features) {
        this.shape = shape;
        this.regions = regions;
        memory = new Memory(shape.memory());
        subjects = new Subjects(shape, regions);
        pages = new PhysicalPages(this);
        log = new KernelLog(this);
        rcu = new Rcu(this);
        module = new TdxModule(this);
        this.features = features.apply(this);
    }

    /** Boots again. */
    public void reset() {
        memory.clear();
        pages.reset();
        module.reset();
    }

    /** Starts an operation: these answer and watch until the next one. */
    public void begin(Oracle answers, Observation observation) {
        oracle = answers;
        out = observation;
    }

    /** From here on this one watches. */
    public void watch(Observation observation) {
        out = observation;
    }

    /** Asks the oracle; 0 is the nominal answer. */
    public int ask(Question question, int subject) {
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

    /** Marks a situation as met that only the {@linkplain TdxFeatures#probes() features} of this host know, from 0. */
    public void coverMore(int probe) {
        out.cover(Probe.values().length + probe);
    }

    /** Reports a broken invariant, and the page, table or other subject that broke it. */
    public void violate(Invariant invariant, int subject) {
        emit(Channels.SAFETY, subject, invariant.ordinal());
    }

    /** Reports an invariant as broken unless the condition holds. */
    public void check(boolean holds, Invariant invariant, int subject) {
        if (!holds) {
            violate(invariant, subject);
        }
    }

    /**
     * Allocates a page unless the oracle makes the allocation fail.
     *
     * @param state what it is used for, a {@link PageState}
     * @param subject its name
     * @return its frame number, or {@link PhysicalPages#NULL}
     */
    public int allocPage(int state, int subject) {
        if (ask(Questions.ALLOC, subject) != 0) {
            cover(Probe.ALLOCATION_FAILED);
            return PhysicalPages.NULL;
        }
        return pages.alloc(state, subject);
    }

    /** Writes what outlives a VM; the VM's own pages are written by their holders. */
    public void save(StateWriter state) {
        log.save(state);
        pages.saved.save(state);
        features.save(state);
    }

    /** Reads what {@link #save} wrote. */
    public void load(StateReader state) {
        log.load(state);
        pages.saved.load(state);
        features.load(state);
    }
}
