package dev.patchtwin.check.conform;

import dev.patchtwin.check.view.Steps;
import dev.patchtwin.conform.Order;
import dev.patchtwin.conform.Workshop;
import dev.patchtwin.conform.WorkshopException;
import dev.patchtwin.conform.box.BoxException;
import dev.patchtwin.conform.box.BoxHold;
import dev.patchtwin.conform.box.Frame;
import dev.patchtwin.conform.box.Toolchain;
import dev.patchtwin.conform.box.ToolchainSearch;
import dev.patchtwin.conform.coverage.CoverageException;
import dev.patchtwin.conform.coverage.PatchCoverage;
import dev.patchtwin.conform.run.CException;
import dev.patchtwin.conform.run.CProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs the patch's own C beside the models, and compares. */
public final class Conformance {
    private final ConformPlan plan;
    private final Workshop workshop;
    private final Toolchain toolchain;
    private final CutSource source;
    private final Steps steps;
    private final Four four;
    private final Drifts drifts;
    private final List<String> notes = new ArrayList<>();
    private final List<List<long[]>> calls = List.of(new ArrayList<>(), new ArrayList<>());

    private Conformance(ConformPlan plan, Workshop workshop, Toolchain toolchain, CutSource source, Steps steps) {
        this.plan = plan;
        this.workshop = workshop;
        this.toolchain = toolchain;
        this.source = source;
        this.steps = steps;
        four = new Four(plan, workshop.program(false), workshop.program(true));
        drifts = new Drifts(plan, four, workshop, steps);
    }

    /**
     * Compares.
     *
     * @param steps is told how far it is, and may stop it; then what is known by then is given back
     * @throws ConformException when the patch cannot be cut or compiled, or a wish cannot be met
     */
    public static ConformOutcome run(ConformPlan plan, Steps steps) throws ConformException {
        ToolchainSearch search = Toolchain.find(plan.environment());
        if (search instanceof ToolchainSearch.None none) {
            return new ConformOutcome.Skipped(none.reason());
        }
        if (search instanceof ToolchainSearch.Wrong wrong) {
            throw new ConformException(List.of(wrong.error()));
        }
        Toolchain toolchain = ((ToolchainSearch.Found) search).toolchain();
        steps.step("compiling the patch's own C");
        BoxHold hold = BoxHold.begin();
        try {
            return compileAndRun(plan, toolchain, steps);
        } catch (ConformException | BoxException e) {
            if (steps.cancelled()) {
                // Ctrl-C ends a compiler, too.
                return new ConformOutcome.Skipped("it was interrupted before the C was compiled", true);
            }
            if (e instanceof ConformException wrong) {
                throw wrong;
            }
            return new ConformOutcome.Skipped(String.valueOf(e.getMessage()));
        } finally {
            hold.end();
        }
    }

    private static ConformOutcome compileAndRun(ConformPlan plan, Toolchain toolchain, Steps steps)
            throws ConformException {
        CutSource source = CutSource.of(plan);
        Order order = new Order(source.patch(), plan.mail().toString(), source::text, plan.shim(), plan.sanitized());
        try (Workshop workshop = Workshop.open(order, toolchain)) {
            Conformance all = new Conformance(plan, workshop, toolchain, source, steps);
            return new ConformOutcome.Done(Causes.unwrapped(all::run));
        } catch (WorkshopException e) {
            throw new ConformException(e.messages());
        } catch (CException e) {
            throw new ConformException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private ConformResult run() {
        notes.addAll(workshop.notes());
        List<FunctionResult> functions = new ArrayList<>();
        for (boolean ofAfter : new boolean[] {false, true}) {
            CProgram program = workshop.program(ofAfter);
            program.require(
                    plan.models(ofAfter).functions().keySet(),
                    plan.models(ofAfter).events());
            program.repeatTo(calls.get(ofAfter ? 1 : 0)::add);
            functions.addAll(new FunctionChecks(plan, four, drifts, steps).run(ofAfter));
            program.repeatTo(batch -> {});
        }
        for (boolean ofAfter : new boolean[] {false, true}) {
            if (workshop.program(ofAfter).isHopeless()) {
                notes.add(
                        "The C " + (ofAfter ? "after" : "before")
                                + " the patch has died so often that it is not run any more: what is not listed was not compared.");
            }
        }
        Optional<PatchCoverage> coverage = steps.cancelled() ? Optional.empty() : coverage();
        List<ExploredResult> explored = new ArrayList<>();
        List<SequencesResult> sequences = new ArrayList<>();
        for (Couple couple : Couple.values()) {
            if (!steps.cancelled() && !isHopeless(couple)) {
                explored.add(new ExploreChecks(plan, four, drifts, steps).run(couple));
            }
        }
        for (Couple couple : Couple.values()) {
            if (!steps.cancelled() && !isHopeless(couple)) {
                sequences.add(new SequenceChecks(plan, four, drifts, steps).run(couple));
            }
        }
        return new ConformResult(
                toolchain.toString(),
                plan.sanitized(),
                workshop.protections(),
                source.said(),
                plan.seed(),
                plan.worldName(),
                source.patch().added() + source.patch().removed(),
                functions,
                explored,
                sequences,
                drifts.all(),
                deaths(),
                coverage,
                notes,
                steps.cancelled());
    }

    private boolean isHopeless(Couple couple) {
        return (couple.runs(false) && workshop.program(false).isHopeless())
                || (couple.runs(true) && workshop.program(true).isHopeless());
    }

    private Optional<PatchCoverage> coverage() {
        steps.step("counting which of the patch's own lines ran");
        try {
            return Optional.of(workshop.coverage(calls.get(0), calls.get(1)));
        } catch (CoverageException | CException e) {
            notes.add("Which lines ran is not known: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    /** Returns how the C died, each way once. */
    private List<CDeath> deaths() {
        Map<String, CDeath> deaths = new LinkedHashMap<>();
        for (boolean ofAfter : new boolean[] {false, true}) {
            for (CProgram.Trouble trouble : workshop.program(ofAfter).troubles()) {
                List<String> stack =
                        trouble.death().stack().stream().map(this::place).toList();
                String key = ofAfter + trouble.function() + trouble.death().what() + stack;
                deaths.putIfAbsent(
                        key,
                        new CDeath(
                                ofAfter,
                                call(trouble),
                                trouble.death().what(),
                                stack,
                                trouble.death().report()));
            }
        }
        return List.copyOf(deaths.values());
    }

    private String place(Frame frame) {
        return frame.function()
                + (frame.file().isEmpty() ? "" : " " + workshop.file(frame.file()) + ":" + frame.line());
    }

    private static String call(CProgram.Trouble trouble) {
        return trouble.function()
                + listed(trouble.arguments())
                + (trouble.answers().isEmpty() ? "" : ", answered" + listed(trouble.answers()));
    }

    private static String listed(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", " (", ")"));
    }
}
