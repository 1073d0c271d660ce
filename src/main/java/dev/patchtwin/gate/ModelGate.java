package dev.patchtwin.gate;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Revisions;
import dev.patchtwin.check.Watch;
import dev.patchtwin.engine.twin.Signature;
import dev.patchtwin.gate.ModelOutcome.Meaning;
import dev.patchtwin.gate.ModelOutcome.Shown;
import dev.patchtwin.gate.compile.CompileException;
import dev.patchtwin.gate.compile.Compiled;
import dev.patchtwin.model.ModelFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says what became of the meaning of a bundle's models between the two ends. */
final class ModelGate {
    private static final String NOBODY = "Nobody declares that. If it is meant: ";

    private final End base;
    private final End head;
    private final Workbench bench;
    private final Set<String> changed;
    private final Declarations declarations;
    private final GateOptions options;
    private final Commands commands;
    private final Watch watch;

    /** @param changed the paths of all files that are not the same at both ends */
    ModelGate(
            End base,
            End head,
            Workbench bench,
            Set<String> changed,
            Declarations declarations,
            GateOptions options,
            Commands commands,
            Watch watch) {
        this.base = base;
        this.head = head;
        this.bench = bench;
        this.changed = changed;
        this.declarations = declarations;
        this.options = options;
        this.commands = commands;
        this.watch = watch;
    }

    /**
     * Compares both models of a bundle with what they were.
     *
     * @return what came of it, before and after; none for a model that did not change
     * @throws InputException when a witness cannot be written, or the patch cannot be read
     */
    List<ModelOutcome> compare(Bundle now) throws InputException {
        try {
            return compareWithBase(now);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            Optional<Thrown> thrown = Thrown.by(e).filter(Thrown::ofBase);
            if (thrown.isEmpty()) {
                throw e;
            }
            return incomparable(now, "at the base, " + thrown.get().what());
        }
    }

    private List<ModelOutcome> compareWithBase(Bundle now) throws InputException {
        Bundle old;
        try {
            old = new Bundles(base.folder(), bench.baseModels()).read(now.id());
        } catch (CompileException e) {
            return incomparable(
                    now,
                    "the models at the base cannot be compiled with this Patchtwin: "
                            + e.lines().get(0));
        } catch (InputException e) {
            return incomparable(
                    now,
                    "the bundle at the base cannot be read with this Patchtwin: "
                            + base.said(e.getMessage().lines().findFirst().orElse("")));
        }
        return compare(old, now);
    }

    private List<ModelOutcome> compare(Bundle old, Bundle now) throws InputException {
        // A contract that asks for less must not hide what a model does in the same range.
        boolean less = Loosened.of(old, now).isSearch();
        List<ModelOutcome> outcomes = new ArrayList<>();
        compare(less ? fitting(old, now, old.before(), now.before()) : now, old.before(), now.before())
                .ifPresent(outcomes::add);
        compare(less ? fitting(old, now, old.after(), now.after()) : now, old.after(), now.after())
                .ifPresent(outcomes::add);
        return outcomes;
    }

    /** Returns the bundle as it was searched at the base, as far as the models of both ends can be in those worlds. */
    private static Bundle fitting(Bundle old, Bundle now, ModelFactory was, ModelFactory is) {
        Bundle before = now.searchedAs(old);
        return new Revisions(before, was, is).whyNot().isEmpty() ? before : now;
    }

    private List<ModelOutcome> incomparable(Bundle now, String why) {
        return List.of(
                unknown(now, now.before().name(), why), unknown(now, now.after().name(), why));
    }

    private ModelOutcome unknown(Bundle now, String model, String why) {
        Optional<Declaration> declared = declarations.of(now.id(), model);
        return unseen(
                now,
                model,
                Meaning.UNKNOWN,
                List.of(),
                declared,
                declared.isPresent(),
                List.of(
                        "Whether " + model + " means what it meant cannot be said: " + why + ".",
                        said(declared, "If the change is meant, declare it: ", now)));
    }

    /** What is known without running anything, so that there is nothing to show. */
    private static ModelOutcome unseen(
            Bundle bundle,
            String model,
            Meaning meaning,
            List<String> files,
            Optional<Declaration> declared,
            boolean passes,
            List<String> reasons) {
        return new ModelOutcome(
                bundle.id(),
                model,
                meaning,
                files,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                declared,
                passes,
                reasons,
                false);
    }

    /** Says who declares a change, or how to. */
    private String said(Optional<Declaration> declared, String otherwise, Bundle bundle) {
        return declared.map(one -> "Declared by " + one.place() + ": " + one.reason())
                .orElse(otherwise + commands.howToDeclare(bundle.id()));
    }

    private Optional<ModelOutcome> compare(Bundle bundle, ModelFactory old, ModelFactory now) throws InputException {
        List<String> files = changedBehind(old, now);
        boolean same = isSame(old, now);
        if (same && files.isEmpty()) {
            return Optional.empty();
        }
        if (same) {
            return Optional.of(sameCode(bundle, now.name(), files));
        }
        Revisions revisions = new Revisions(bundle, old, now);
        Optional<String> whyNot = revisions.whyNot();
        if (whyNot.isPresent()) {
            return Optional.of(reshaped(bundle, now.name(), files, whyNot.get()));
        }
        watch.step("comparing two revisions of " + now.name());
        CheckResult result = revisions.compare(options.check().withWitnesses(commands.witnesses(now.name())), watch);
        List<Finding> findings = result.findings().stream()
                .filter(finding -> finding.kind() != Finding.Kind.BROKEN_INVARIANT)
                .map(finding -> finding.with(
                        finding.origin(),
                        finding.file()
                                .map(file -> commands.replay(now.name(), file))
                                .orElseGet(commands::gate)))
                .toList();
        return Optional.of(
                findings.isEmpty()
                        ? alike(bundle, now.name(), files, result)
                        : changed(bundle, now.name(), files, result, findings, revisions));
    }

    private static String className(ModelFactory model) {
        return model.getClass().getName();
    }

    private boolean isSame(ModelFactory old, ModelFactory now) {
        Optional<Compiled> oldClasses = bench.compiledBase();
        Optional<Compiled> newClasses = bench.compiledHead();
        return (oldClasses.isEmpty() || newClasses.isEmpty())
                ? className(old).equals(className(now))
                : newClasses.get().isSame(className(now), oldClasses.get(), className(old));
    }

    /** Returns the changed files that either revision of a model comes from. */
    private List<String> changedBehind(ModelFactory old, ModelFactory now) {
        SortedSet<String> files = new TreeSet<>();
        bench.compiledBase().ifPresent(compiled -> files.addAll(compiled.filesBehind(className(old))));
        bench.compiledHead().ifPresent(compiled -> files.addAll(compiled.filesBehind(className(now))));
        files.retainAll(changed);
        return List.copyOf(files);
    }

    private static ModelOutcome sameCode(Bundle bundle, String model, List<String> files) {
        String world = bundle.explored()
                .map(name -> "complete within " + name + " and everywhere else: ")
                .orElse("");
        return unseen(
                bundle,
                model,
                Meaning.SAME_CODE,
                files,
                Optional.empty(),
                true,
                List.of("Its meaning is kept, " + world + "both revisions compile to the same classes."));
    }

    /** What it can be asked, ask or show is not what it was: that is a change of meaning that no trace can show. */
    private ModelOutcome reshaped(Bundle bundle, String model, List<String> files, String why) {
        Optional<Declaration> declared = declarations.of(bundle.id(), model);
        return unseen(
                bundle,
                model,
                Meaning.CHANGED,
                files,
                declared,
                declared.isPresent(),
                List.of("It cannot run beside what it was: " + why + ".", said(declared, NOBODY, bundle)));
    }

    private static ModelOutcome alike(Bundle bundle, String model, List<String> files, CheckResult result) {
        Meaning meaning = switch (result.verdict()) {
            case EQUIVALENT -> Meaning.KEPT;
            case NO_DIFFERENCE_FOUND -> Meaning.NOT_SEEN;
            default -> Meaning.UNKNOWN;
        };
        return new ModelOutcome(
                bundle.id(),
                model,
                meaning,
                files,
                result.explored(),
                result.fuzz(),
                List.of(),
                List.of(),
                Optional.empty(),
                meaning != Meaning.UNKNOWN,
                meaning == Meaning.UNKNOWN ? unsure(result) : List.of(Words.alike(meaning, result)),
                false);
    }

    private static List<String> unsure(CheckResult result) {
        return result.reasons().isEmpty()
                ? List.of("The comparison of the two revisions says "
                        + result.verdict().text() + ".")
                : result.reasons();
    }

    private ModelOutcome changed(
            Bundle bundle,
            String model,
            List<String> files,
            CheckResult result,
            List<Finding> findings,
            Revisions revisions)
            throws InputException {
        List<Shown> shown = shown(bundle, revisions);
        Set<String> open = new TreeSet<>();
        findings.forEach(finding -> open.add(finding.channel()));
        shown.forEach(one -> open.remove(one.channel()));
        Optional<Declaration> declared = declarations.of(bundle.id(), model);
        return new ModelOutcome(
                bundle.id(),
                model,
                Meaning.CHANGED,
                files,
                result.explored(),
                result.fuzz(),
                findings,
                shown,
                declared,
                declared.isPresent() && open.isEmpty(),
                reasons(bundle, findings, shown, open, declared),
                false);
    }

    private List<Shown> shown(Bundle bundle, Revisions revisions) throws InputException {
        List<Shown> shown = new ArrayList<>();
        for (Path trace : new Bundles(head.folder()).goldenTraces(bundle.id())) {
            String name = Layout.GOLDEN + bundle.id() + "/" + trace.getFileName();
            for (String channel : revisions.toldApartBy(trace)) {
                if (isInRange(name) || channel.equals(Signature.ENABLED)) {
                    shown.add(new Shown(channel, name));
                }
            }
        }
        return shown;
    }

    /** A reviewer sees what changed in the range, and of what is possible a golden trace says nothing. */
    private boolean isInRange(String trace) {
        return changed.contains(trace) || changed.contains(trace.replaceFirst("\\.trace$", ".expected"));
    }

    private List<String> reasons(
            Bundle bundle,
            List<Finding> findings,
            List<Shown> shown,
            Set<String> open,
            Optional<Declaration> declared) {
        List<String> reasons = new ArrayList<>();
        reasons.add("It does not mean what it meant: the two revisions differ on "
                + Words.list(findings.stream().map(Finding::channel).distinct().toList()) + ".");
        reasons.add(said(declared, NOBODY, bundle));
        if (open.isEmpty()) {
            reasons.add("Golden traces show it: "
                    + Words.list(shown.stream().map(Shown::trace).distinct().toList()) + ".");
        }
        notShown(findings, open)
                .forEach((witness, channels) -> reasons.add("No golden trace shows it on " + Words.list(channels)
                        + ". If it is meant, add the witness and commit it:\n" + witness));
        return reasons;
    }

    /** Returns how to add what shows the channels that no golden trace shows: each trace once, whatever it shows. */
    private Map<String, List<String>> notShown(List<Finding> findings, Set<String> open) {
        Map<String, String> commandOf = new HashMap<>();
        Map<String, List<String>> channelsOf = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (open.contains(finding.channel())) {
                String command = commandOf.computeIfAbsent(
                        finding.text(),
                        unused -> finding.file().map(commands::addGolden).orElse("patchtwin golden add TRACE"));
                channelsOf.computeIfAbsent(command, unused -> new ArrayList<>()).add(finding.channel());
            }
        }
        return channelsOf;
    }
}
