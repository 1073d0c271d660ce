package dev.patchtwin.engine.fuzz;

/** How sequences are made. */
public enum Generation {
    /**
     * Every operation that is possible is as likely as any other, and one answer in sixteen is not the nominal one. Nothing
     * is learnt. It is there to be compared with.
     */
    UNIFORM,

    /** Guided by what the models show: what has brought something new is kept, changed and gone on from. */
    GUIDED
}
