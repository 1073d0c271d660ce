package dev.patchtwin.report.ci;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run of Patchtwin as CI systems see it.
 *
 * @param command what was run: {@code check} or {@code gate}
 * @param version the version of Patchtwin
 * @param title what the run is about, in a phrase
 * @param verdict what it says in the end, as people read it
 * @param exit what the program returns, and what that means
 * @param suites a suite for each bundle, and one for what belongs to none
 * @param notes what else somebody should know, in sentences
 * @param origin where the files come from, if that is known
 * @param repro the command that does all this again
 * @param seconds how long it took
 */
public record CiRun(
        String command,
        String version,
        String title,
        String verdict,
        CiExit exit,
        List<CiSuite> suites,
        List<String> notes,
        Optional<CiOrigin> origin,
        String repro,
        double seconds) {
    /** Copies the lists. */
    public CiRun {
        suites = List.copyOf(suites);
        notes = List.copyOf(notes);
    }

    /** Returns the cases of all suites, in their order. */
    public Stream<CiCase> cases() {
        return suites.stream().flatMap(suite -> suite.cases().stream());
    }

    /** Returns what was found in all cases, in their order. */
    public List<CiFinding> findings() {
        return cases().flatMap(one -> one.findings().stream()).toList();
    }

    /** Returns how many cases came out so. */
    public long count(CiCase.Outcome outcome) {
        return cases().filter(one -> one.outcome() == outcome).count();
    }

    /** Returns the same with so many seconds on the clock, and said to come from there. */
    public CiRun with(Optional<CiOrigin> other, double elapsed) {
        return new CiRun(command, version, title, verdict, exit, suites, notes, other, repro, elapsed);
    }
}
