package dev.patchtwin.gate;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Watch;
import dev.patchtwin.gate.remember.Memory;
import dev.patchtwin.patch.range.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says of a range of commits whether it may pass: whether what changed its meaning was meant to. */
public final class Gate {
    private final GateOptions options;
    private final Watch watch;
    private final Layout layout;

    private Gate(GateOptions options, Watch watch) {
        this.options = options;
        this.watch = watch;
        layout = new Layout(options.sources());
    }

    /**
     * Looks at a range.
     *
     * @param watch is told how far it is, and may stop it
     * @return what came of it; when it was stopped, what is known by then
     * @throws InputException when there is no repository, a revision is not in it, or there is no bundle at either end
     */
    public static GateResult run(GateOptions options, Watch watch) throws InputException {
        return new Gate(options, watch).run();
    }

    private GateResult run() throws InputException {
        long began = System.nanoTime();
        watch.step("reading the range");
        try (Ends ends = Ends.open(options, layout)) {
            return look(ends, ends.range(), ends.base(), ends.head(), began);
        }
    }

    private GateResult look(Ends ends, Range range, End base, End head, long began) throws InputException {
        Changes changes = new Changes(base, head, layout, range.start());
        Declarations declarations = new Declarations(range);
        Commands commands = new Commands(options, range);
        Identity identity = new Identity(options);
        Memory memory = Memory.in(options.memory());
        Workbench bench = new Workbench(base, head, options, new Compilations(memory, identity), watch);
        ModelGate models = new ModelGate(base, head, bench, changes.paths(), declarations, options, commands, watch);
        Recollection known = new Recollection(memory, identity, base, head, bench, options, commands);
        BundleGate bundles = new BundleGate(base, head, changes, bench, models, declarations, known, options, watch);
        Set<String> ids = new TreeSet<>(base.bundles());
        ids.addAll(head.bundles());
        ids.addAll(head.withStrange());
        head.orphans().stream().filter(changes::concern).forEach(ids::add);
        if (ids.isEmpty()) {
            throw new InputException(options.check().root()
                    + ": error: neither end of the range has a bundle, a patches/ID/twin.yaml, in this folder; run this where"
                    + " patches/ is, or name that folder with --root");
        }
        List<BundleGate.Looked> looked = new ArrayList<>();
        for (String id : ids) {
            looked.add(bundles.look(id));
        }
        ends.requireStill(layout);
        memory.keep();
        return result(range, head, changes, declarations, commands, looked, ids, began);
    }

    private GateResult result(
            Range range,
            End head,
            Changes changes,
            Declarations declarations,
            Commands commands,
            List<BundleGate.Looked> looked,
            Set<String> ids,
            long began) {
        List<ModelOutcome> models =
                looked.stream().flatMap(one -> one.models().stream()).toList();
        GateVerdict verdict =
                looked.stream().map(BundleGate.Looked::verdict).reduce(GateVerdict.PASS, GateVerdict::worse);
        Set<String> names = new TreeSet<>(ids);
        models.forEach(model -> names.add(model.model()));
        List<String> notes = new ArrayList<>(declarations.notes(names));
        if (!head.sources().hasModels()) {
            notes.add(
                    "No model is registered below " + String.join(", ", options.sources())
                            + ", so that no source was taken for"
                            + " one of a model. Where the models of this repository lie elsewhere, name their folder with --sources.");
        }
        return new GateResult(
                new GateRange(
                        options.base(),
                        range.start(),
                        options.head().orElse(GateRange.WORKTREE),
                        range.end(),
                        range.commits().size()),
                changes.all(models),
                models,
                looked.stream().map(BundleGate.Looked::bundle).toList(),
                notes,
                verdict,
                commands.gate(),
                (System.nanoTime() - began) / 1e9);
    }
}
