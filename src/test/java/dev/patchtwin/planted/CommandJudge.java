package dev.patchtwin.planted;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Certificates;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.FuzzRun;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Revisions;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.Watch;
import dev.patchtwin.check.Workspace;
import dev.patchtwin.check.campaign.Campaign;
import dev.patchtwin.check.campaign.CampaignPlan;
import dev.patchtwin.check.campaign.Merge;
import dev.patchtwin.check.campaign.Shard;
import dev.patchtwin.cli.ProgramRun;
import dev.patchtwin.planted.Plan.Manner;
import dev.patchtwin.planted.Plan.Planted;
import dev.patchtwin.planted.Plan.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Holds whole verdicts on a twin against the truth about it: of a check, of a campaign in one piece and in shards that are
 * merged, and on its sides as two revisions of a model. Some are asked for by commands, too: 0, 1 and 3 are never mixed up.
 */
final class CommandJudge {
    private static final String ID = "planted";
    private static final int RUNS = 3;
    private static final int BUG = 70;

    /** Of so many twins one is judged by real commands, too. */
    private static final int BY_COMMAND = 11;

    private final Score score;
    private final Path root;
    private final Plan plan;
    private final CheckOptions options;
    private final Bundle bundle;

    private CommandJudge(Score score, Path root, Plan plan, CheckOptions options, Bundle bundle) {
        this.score = score;
        this.root = root;
        this.plan = plan;
        this.options = options;
        this.bundle = bundle;
    }

    /** Judges a twin, in a folder that may have another one in it. */
    static void judge(Score score, Path root, Plan plan) throws IOException, InputException {
        Slots.hold(plan);
        House.write(root, ID, plan, Slots.BEFORE, Slots.AFTER);
        CheckOptions options = CheckOptions.standard(Workspace.at(root)).withWitnesses(root.resolve("witnesses"));
        Bundle bundle = options.workspace().bundles().read(ID);
        CommandJudge judge = new CommandJudge(score, root, plan, options, bundle);
        judge.check(false);
        if (!plan.contract().isEmpty()) {
            judge.check(true);
        }
        judge.campaign();
        judge.revisions();
        if (plan.number() % BY_COMMAND == 0) {
            judge.commands();
        }
    }

    /* --- check --- */

    private void check(boolean withoutContract) throws InputException {
        score.count("check: runs");
        CheckOptions how = withoutContract ? options.withoutDeclared() : options;
        judge("check", checked(withoutContract), () -> Check.run(bundle, how, Watch.NOBODY))
                .ifPresent(result -> {
                    Optional<Planted> within = plan.truth().within(withoutContract);
                    Set<String> channels =
                            result.findings().stream().map(Finding::channel).collect(Collectors.toSet());
                    within.ifPresent(planted -> score.require(
                            channels.contains(planted.channel()), plan, "channels of check", planted, channels));
                    boolean found = plan.truth().planted(withoutContract).isPresent();
                    score.require(found || channels.isEmpty(), plan, "channels of check", "none", channels);
                });
    }

    /** Something that comes to a verdict, or throws because a model does. */
    @FunctionalInterface
    private interface Work {
        CheckResult run() throws InputException;
    }

    private Optional<CheckResult> judge(String what, Set<Verdict> right, Work work) throws InputException {
        CheckResult result;
        try {
            result = work.run();
        } catch (IllegalStateException e) {
            score.count(what + ": thrown");
            score.require(plan.truth().breaks(), plan, what, "a result", e);
            return Optional.empty();
        }
        score.count(what + ": " + result.verdict());
        score.require(
                right.contains(result.verdict()),
                plan,
                "verdict of " + what,
                right,
                result.verdict() + " " + result.reasons());
        return Optional.of(result);
    }

    /** Returns the verdicts that a check may come to: one, but where fuzzing may find what exploring is not to look for. */
    private Set<Verdict> checked(boolean withoutContract) {
        Truth truth = plan.truth();
        if (truth.breaks()) {
            return Set.of();
        }
        Set<Verdict> right = new TreeSet<>();
        truth.planted(withoutContract).ifPresent(planted -> right.add(found(planted)));
        if (truth.within(withoutContract).isPresent()) {
            return right;
        }
        boolean stale = !withoutContract && !truth.unused().isEmpty();
        right.add(!truth.met() ? Verdict.INCONCLUSIVE : stale ? Verdict.STALE_CONTRACT : Verdict.EQUIVALENT);
        return right;
    }

    private static Verdict found(Planted planted) {
        return planted.manner() == Manner.INVARIANT ? Verdict.UNSAFE : Verdict.DIFFERENT;
    }

    /* --- campaigns --- */

    private void campaign() throws IOException, InputException {
        Path whole = root.resolve("whole.jsonl");
        try {
            campaign(Shard.WHOLE, whole);
        } catch (IllegalStateException e) {
            score.count("merge: thrown by a campaign");
            score.require(plan.truth().breaks(), plan, "a campaign", "results", e);
            return;
        }
        Optional<CheckResult> one =
                judge("one campaign", searched(), () -> Merge.of(List.of(whole), options, Watch.NOBODY));
        int shards = 2 + plan.number() % 2;
        for (int i = 1; i <= shards; i++) {
            campaign(new Shard(i, shards), shard(i));
        }
        List<Path> files =
                IntStream.rangeClosed(1, shards).mapToObj(this::shard).toList();
        Optional<CheckResult> merged = judge("merge", searched(), () -> Merge.of(files, options, Watch.NOBODY));
        score.requireEqual(
                plan,
                shards + " shards merged",
                one.map(CommandJudge::comparable),
                merged.map(CommandJudge::comparable));
    }

    private Path shard(int number) {
        return root.resolve("shard" + number + ".jsonl");
    }

    private void campaign(Shard shard, Path file) throws IOException, InputException {
        Files.deleteIfExists(file);
        CampaignPlan three = new CampaignPlan(
                ID,
                Certificates.inputs(bundle),
                bundle.fuzz().world(),
                5,
                200,
                false,
                shard,
                OptionalLong.of(RUNS),
                Optional.empty());
        Campaign.run(bundle, three, 1, file, ProgramRun.lines(), Watch.NOBODY);
    }

    /** Returns all of a result that does not depend on the machine. */
    private static List<Object> comparable(CheckResult result) {
        FuzzRun fuzz = result.fuzz().orElseThrow();
        return List.of(
                result.verdict(),
                result.reasons(),
                result.channels(),
                result.declared(),
                result.findings(),
                result.missedProbes(),
                fuzz.operations(),
                fuzz.sequences(),
                fuzz.runs());
    }

    /** A search may miss what is there, and never finds what is not. */
    private Set<Verdict> searched() {
        Truth truth = plan.truth();
        Set<Verdict> right = new TreeSet<>();
        truth.planted(false).ifPresent(planted -> right.add(found(planted)));
        if (!plan.contract().isEmpty()) {
            // A short run may not need what is declared.
            right.add(Verdict.INCONCLUSIVE);
            right.add(Verdict.STALE_CONTRACT);
        }
        if (!truth.asked().isEmpty()) {
            right.add(Verdict.INCONCLUSIVE);
        }
        if (truth.met() && truth.unused().isEmpty()) {
            right.add(Verdict.NO_DIFFERENCE_FOUND);
        }
        return right;
    }

    /* --- revisions --- */

    /** Compares both sides as {@code gate} compares two revisions of a model. */
    private void revisions() throws InputException {
        Revisions revisions = new Revisions(bundle, bundle.before(), bundle.after());
        score.require(revisions.whyNot().isEmpty(), plan, "revisions", "comparable", revisions.whyNot());
        Truth truth = plan.truth();
        Set<Verdict> right = new TreeSet<>();
        truth.planted(true).ifPresent(planted -> right.add(found(planted)));
        if (truth.within(true).isEmpty() && !truth.breaks()) {
            right.add(Verdict.EQUIVALENT);
        }
        judge("revisions", right, () -> revisions.compare(options, Watch.NOBODY));
    }

    /* --- by commands --- */

    /** Does it again as a user does: the exit code says the same. */
    private void commands() {
        code("check", checked(false), "check", ID, "--no-conform");
        if (!plan.contract().isEmpty()) {
            code("check --no-declared", checked(true), "check", ID, "--no-conform", "--no-declared");
        }
        if (!plan.truth().breaks()) {
            code("merge", searched(), "merge", root.resolve("whole.jsonl").toString());
        }
    }

    private void code(String what, Set<Verdict> right, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--root", root.toString()));
        ProgramRun run = ProgramRun.of(all.toArray(String[]::new));
        Set<Integer> codes = right.stream().map(CommandJudge::code).collect(Collectors.toCollection(TreeSet::new));
        if (plan.truth().breaks()) {
            codes.add(BUG);
        }
        score.count("commands: " + what + ", exit code " + run.code());
        score.require(codes.contains(run.code()), plan, "exit code of " + what, codes, run);
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case EQUIVALENT, NO_DIFFERENCE_FOUND -> 0;
            case UNSAFE, DIFFERENT, STALE_GOLDEN, UNFAITHFUL -> 1;
            case INCONCLUSIVE, STALE_CONTRACT -> 3;
        };
    }
}
