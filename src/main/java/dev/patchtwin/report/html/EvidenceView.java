package dev.patchtwin.report.html;

import java.util.List;

/**
 * What a result rests on.
 *
 * @param facts rows of a name and what it is
 * @param worlds rows of a world's name and its parameters
 * @param inputs rows of a path and its checksum
 * @param missed the situations that the run had to meet and did not
 * @param met how many it had to meet and did, in words
 */
public record EvidenceView(List<Fact> facts, List<Fact> worlds, List<Fact> inputs, List<String> missed, String met) {
    /** Copies the lists. */
    public EvidenceView {
        facts = List.copyOf(facts);
        worlds = List.copyOf(worlds);
        inputs = List.copyOf(inputs);
        missed = List.copyOf(missed);
    }

    /** Something with a name. */
    public record Fact(String name, String value) {}
}
