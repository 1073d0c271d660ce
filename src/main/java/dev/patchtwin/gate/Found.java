package dev.patchtwin.gate;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.GoldenResult;
import java.util.List;

/**
 * What was found in the files of a revision that is not on disk, told of the files as somebody has them: the folder in which
 * it was laid out is gone by the time that it is read.
 */
final class Found {
    private final End end;

    Found(End end) {
        this.end = end;
    }

    CheckResult in(CheckResult result) {
        return result.with(
                result.patch()
                        .with(
                                end.inRepository(result.patch().mail()),
                                result.patch().repairs().stream().map(end::said).toList()),
                in(result.goldens()),
                result.findings().stream()
                        .map(finding -> finding.with(end.said(finding.origin()), finding.repro()))
                        .toList());
    }

    List<GoldenResult> in(List<GoldenResult> goldens) {
        return goldens.stream()
                .map(golden -> new GoldenResult(
                        golden.name(),
                        end.inRepository(golden.trace()),
                        end.inRepository(golden.expected()),
                        golden.diff().stream().map(end::said).toList(),
                        golden.line()))
                .toList();
    }
}
