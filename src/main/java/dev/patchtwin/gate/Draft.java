package dev.patchtwin.gate;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.GoldenResult;
import dev.patchtwin.gate.BundleOutcome.State;
import dev.patchtwin.gate.BundleOutcome.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of a bundle so far. */
final class Draft {
    private final String id;
    private final State state;
    private final List<String> reasons = new ArrayList<>();
    private Work work = Work.NOTHING;
    private Optional<CheckResult> check = Optional.empty();
    private List<GoldenResult> goldens = List.of();
    private List<String> errors = List.of();
    private Optional<Declaration> declared = Optional.empty();

    Draft(String id, State state) {
        this.id = id;
        this.state = state;
    }

    Draft because(String reason) {
        reasons.add(reason);
        return this;
    }

    Draft declared(Optional<Declaration> by) {
        declared = by;
        return this;
    }

    Draft errors(List<String> lines) {
        errors = lines;
        return this;
    }

    Draft remembered() {
        work = Work.REMEMBERED;
        return this;
    }

    Draft replayed(List<GoldenResult> results) {
        work = Work.REPLAYED;
        goldens = results;
        return this;
    }

    Draft checked(CheckResult result) {
        work = Work.CHECKED;
        check = Optional.of(result);
        goldens = result.goldens();
        return this;
    }

    BundleOutcome outcome(GateVerdict verdict) {
        return new BundleOutcome(
                id, state, work, check, goldens, errors, declared, verdict == GateVerdict.PASS, reasons);
    }
}
