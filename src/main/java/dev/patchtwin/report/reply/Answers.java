package dev.patchtwin.report.reply;

import dev.patchtwin.check.ChannelResult;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.conform.ConformResult;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.check.view.StepView.ChannelView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that there is to say between the lines of a patch: what was found, what was known to differ, and what never ran. Where the
 * models do not fit the C, only that: nothing else counts then.
 */
final class Answers {
    private final Dossier dossier;
    private final CheckResult result;
    private final Spots spots;
    private final List<Answer> answers = new ArrayList<>();

    private Answers(Dossier dossier) {
        this.dossier = dossier;
        result = dossier.result();
        spots = new Spots(dossier.patch());
    }

    /** Returns them in the order of their places; at one place, what was found comes first. */
    static List<Answer> of(Dossier dossier) {
        Answers all = new Answers(dossier);
        Optional<ConformResult> conform = all.result.conform().flatMap(ConformRun::result);
        if (all.result.verdict() != Verdict.UNFAITHFUL) {
            all.addFindings();
        }
        conform.ifPresent(run -> all.answers.addAll(new CodeAnswers(run, all.spots).of(all.result)));
        if (all.result.verdict() != Verdict.UNFAITHFUL) {
            all.addDeclared();
        }
        // The sort is stable.
        return all.answers.stream().sorted(Comparator.comparing(Answer::spot)).toList();
    }

    private void addFindings() {
        for (Finding finding : result.findings()) {
            List<String> names = new ArrayList<>(differing(finding.steps(), finding.channel()));
            names.addAll(finding.words());
            names.addAll(differing(finding.steps(), ""));
            add(spots.named(names), words(finding), witness(finding.steps(), finding.channel()));
        }
    }

    private List<String> words(Finding finding) {
        if (!finding.words().isEmpty()) {
            return finding.words();
        }
        String what = finding.channel() + meaning(finding.channel());
        return List.of(
                switch (finding.kind()) {
                    case DIFFERENCE -> "This makes a difference in " + what + ":";
                    case TIMING ->
                        "This makes a difference in when things happen, though not in what happens, in " + what + ":";
                    case BROKEN_INVARIANT ->
                        "Here before and after do the same, and break an invariant, in " + what + ":";
                });
    }

    private String meaning(String channel) {
        return result.channels().stream()
                .filter(c -> c.name().equals(channel))
                .map(ChannelResult::meaning)
                .findFirst()
                .map(meaning -> " (" + meaning + ")")
                .orElse("");
    }

    private void addDeclared() {
        for (DeclaredUse use : result.declared()) {
            if (use.uses() > 0) {
                List<String> names = new ArrayList<>(use.declared().erase());
                names.add(use.declared().reason());
                List<String> witness = dossier.play(use)
                        .map(play -> witness(play.steps(), play.channel()))
                        .orElse(List.of());
                add(spots.named(names), List.of(use.declared().reason()), witness);
            }
        }
    }

    private static List<String> witness(List<StepView> steps, String channel) {
        return MailWitness.of(steps, List.of(channel), "before", "after");
    }

    private void add(Spot spot, List<String> paragraphs, List<String> witness) {
        answers.add(new Answer(spot, Prose.text(paragraphs, witness)));
    }

    /** Returns what the two sides show on a channel in the steps in which they differ there; on all of them when it has no name. */
    private static List<String> differing(List<StepView> steps, String channel) {
        return steps.stream()
                .flatMap(step -> step.channels().stream())
                .filter(view ->
                        view.differs() && (channel.isEmpty() || view.channel().equals(channel)))
                .flatMap(Answers::own)
                .toList();
    }

    private static Stream<String> own(ChannelView view) {
        return Stream.concat(
                view.before().stream().filter(word -> !view.after().contains(word)),
                view.after().stream().filter(word -> !view.before().contains(word)));
    }
}
