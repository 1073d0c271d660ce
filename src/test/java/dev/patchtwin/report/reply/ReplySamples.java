package dev.patchtwin.report.reply;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.check.dossier.Evidence;
import dev.patchtwin.check.dossier.Play;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.engine.twin.DeclaredDifference;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.report.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A toy patch, and what a check of it may come to. */
final class ReplySamples {
    static final String HEAD = """
            From: A Developer <developer@example.org>
            Date: Mon, 2 Feb 2026 10:00:00 +0000
            Subject: [PATCH v2 1/3] mm: toy: Leak quietly
            Message-ID: <20260202-1@example.org>

            A page that cannot be reclaimed is leaked; do not warn about it.

            Signed-off-by: A Developer <developer@example.org>
            ---
            """;

    static final String DIFF = """
            diff --git a/mm/toy.c b/mm/toy.c
            index 1111111..2222222 100644
            --- a/mm/toy.c
            +++ b/mm/toy.c
            @@ -10,10 +10,8 @@ static int toy_map(struct toy *toy)
             }

             static void toy_reclaim(struct toy *toy)
             {
            -	int ret = toy_call(toy);
            -
            -	if (WARN_ON_ONCE(ret))
            +	if (toy_call(toy))
             		toy->page = NULL;

             	toy_free(toy);
            @@ -30,9 +28,9 @@ static int toy_unmap(struct toy *toy)
             }

            -static int toy_drop(struct toy *toy)
            +static void toy_put(struct toy *toy)
             {
             	toy->gone = 1;
            -	toy_note_it(toy);
            +	toy_note(toy);

             	toy_reclaim(toy);
            -	return 0;
             }
            --
            2.43.0
            """;

    static final List<StepView> STEPS = List.of(
            new StepView(1, "map page=0", List.of(), List.of(), List.of()),
            new StepView(2, "map page=1", List.of(), List.of(), List.of()),
            new StepView(
                    3,
                    "unmap page=0",
                    List.of("answer reclaim page0 attempt=1 -> busy"),
                    List.of(
                            new StepView.ChannelView("pages", List.of("page0 leaked"), List.of("page0 leaked"), false),
                            new StepView.ChannelView(
                                    "warnings",
                                    List.of("splat toy_call", "splat toy_reclaim"),
                                    List.of("splat toy_call"),
                                    true)),
                    List.of()));

    private ReplySamples() {}

    static RecoveredPatch patch(String mail) {
        return RecoveredPatch.read("toy.patch", mail.getBytes(StandardCharsets.UTF_8));
    }

    static RecoveredPatch patch() {
        return patch(HEAD + DIFF);
    }

    static DeclaredUse declared(String id, String reason, String... erase) {
        return new DeclaredUse(
                new DeclaredDifference(id, "warnings", Side.BEFORE, List.of(erase), Optional.empty(), false, reason),
                12,
                false);
    }

    /** What the toy's contract allows. */
    static DeclaredUse quietLeak() {
        return declared(
                "quiet-leak",
                "Before, toy_reclaim() warned about each page that it leaked. After, nothing is said about it.",
                "splat toy_reclaim");
    }

    static Finding finding(Finding.Kind kind, List<StepView> steps, List<String> words) {
        Finding sample = Samples.finding();
        return new Finding(
                "warnings",
                kind,
                "fuzzing",
                sample.witness(),
                sample.text(),
                steps,
                Optional.empty(),
                "./patchtwin replay",
                words);
    }

    static Finding finding() {
        return finding(Finding.Kind.DIFFERENCE, STEPS, List.of());
    }

    /** A result of this patch. */
    static Dossier dossier(
            RecoveredPatch patch,
            Verdict verdict,
            List<Finding> findings,
            List<DeclaredUse> declared,
            List<String> reasons,
            Optional<ConformRun> conform) {
        CheckResult sample = Samples.result(verdict, findings, reasons, conform);
        CheckResult result = new CheckResult(
                sample.id(),
                sample.title(),
                sample.patch(),
                sample.models(),
                sample.strict(),
                sample.goldens(),
                sample.explored(),
                sample.fuzz(),
                conform,
                sample.channels(),
                declared,
                findings,
                sample.probes(),
                sample.missedProbes(),
                verdict,
                reasons,
                sample.repro(),
                sample.note());
        List<Play> plays = declared.stream().map(ReplySamples::play).toList();
        return new Dossier(
                result,
                patch,
                List.of(),
                Optional.empty(),
                plays,
                Optional.empty(),
                new Evidence("OpenJDK", 2, new TreeMap<>()));
    }

    private static Play play(DeclaredUse use) {
        return new Play(
                use.declared().id(),
                use.declared().channel(),
                Optional.empty(),
                Optional.of(use),
                "a golden trace",
                "",
                "",
                STEPS,
                List.of(),
                List.of(),
                List.of());
    }
}
