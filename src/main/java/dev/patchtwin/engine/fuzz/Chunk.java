package dev.patchtwin.engine.fuzz;

import java.util.List;

/** What a chunk of sequences did and found; nothing in it depends on which thread ran it. */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Chunk(
        long operations,
        long sequences,
        long questions,
        long faults,
        long covered,
        long[] uses,
        long[] compared,
        List<Finding> findings) {}
