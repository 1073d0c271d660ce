package dev.patchtwin.gate;

import dev.patchtwin.check.Models;
import dev.patchtwin.check.Watch;
import dev.patchtwin.gate.compile.CompileException;
import dev.patchtwin.gate.compile.Compiled;
import dev.patchtwin.gate.compile.Loaded;
import dev.patchtwin.gate.compile.ModelCompiler;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Makes the models of both ends, when somebody needs them, and both only where they are not the same. */
final class Workbench {
    private final End base;
    private final End head;
    private final List<Path> libraries;
    private final Models others;
    private final Compilations compilations;
    private final Watch watch;
    private @Nullable Compiled compiledHead;
    private @Nullable Compiled compiledBase;
    private @Nullable CompileException whyNotHead;
    private @Nullable CompileException whyNotBase;
    private @Nullable List<Models> models;
    private @Nullable Boolean same;

    Workbench(End base, End head, GateOptions options, Compilations compilations, Watch watch) {
        this.base = base;
        this.head = head;
        libraries = options.libraries();
        others = options.check().workspace().models();
        this.compilations = compilations;
        this.watch = watch;
    }

    /** Tells whether no source differs that a model is made of; compiles where that is not known yet. */
    boolean isSame() {
        if (same == null) {
            same = compareSources();
        }
        return same;
    }

    private boolean compareSources() {
        if (base.sources()
                .digest(base.sources().packages())
                .equals(head.sources().digest(head.sources().packages()))) {
            return true;
        }
        Optional<String> old = compilations.digest(base.sources());
        Optional<String> now = compilations.digest(head.sources());
        if (old.isEmpty() || now.isEmpty()) {
            compileBoth();
            old = compilations.digest(base.sources());
            now = compilations.digest(head.sources());
        }
        return old.isPresent() && old.equals(now);
    }

    /** Returns what stands for the models at the head, as far as it can be told: not when they cannot be compiled. */
    Optional<String> headDigest() {
        Optional<String> known = compilations.digest(head.sources());
        if (known.isEmpty()) {
            compileHead();
            known = compilations.digest(head.sources());
        }
        return known;
    }

    /** Returns what stands for the models at both ends, if it can be told. */
    Optional<String> digests() {
        Optional<String> now = headDigest();
        Optional<String> old = compilations.digest(base.sources());
        if (old.isEmpty() && now.isPresent()) {
            compileBoth();
            old = compilations.digest(base.sources());
        }
        return old.isEmpty() || now.isEmpty() ? Optional.empty() : Optional.of(old.get() + " " + now.get());
    }

    private void compileHead() {
        if (compiledHead == null && whyNotHead == null) {
            watch.step("compiling the models at the head");
            try {
                compiledHead = compilations.note(head.sources(), compiler().compile(head.sources(), head.revision()));
            } catch (CompileException e) {
                whyNotHead = e;
            }
        }
    }

    /** Compiles the base beside the head: neither knows of the other, and together they are done sooner. */
    private void compileBoth() {
        if (compiledBase != null || whyNotBase != null) {
            compileHead();
            return;
        }
        String revision = base.revision();
        Beside<Compiled> ofBase = Beside.begin("compile", () -> compiler().compile(base.sources(), revision));
        compileHead();
        try {
            compiledBase = compilations.note(base.sources(), ofBase.result());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof CompileException why)) {
                throw new IllegalStateException("the models at the base could not be compiled", e.getCause());
            }
            whyNotBase = why;
        }
    }

    private ModelCompiler compiler() {
        return new ModelCompiler(libraries);
    }

    /**
     * Returns the models at the head.
     *
     * @throws CompileException when they cannot be compiled
     */
    Models headModels() throws CompileException {
        return bothModels().get(1);
    }

    /**
     * Returns the models at the base.
     *
     * @throws CompileException when they cannot be compiled with this Patchtwin
     */
    Models baseModels() throws CompileException {
        List<Models> both = bothModels();
        if (whyNotBase != null) {
            throw whyNotBase;
        }
        return both.get(0);
    }

    private List<Models> bothModels() throws CompileException {
        if (models == null) {
            boolean alike = isSame();
            compileHead();
            if (whyNotHead != null) {
                throw whyNotHead;
            }
            if (!alike) {
                compileBoth();
            }
            models = load(Objects.requireNonNull(compiledHead), alike ? null : compiledBase);
        }
        return models;
    }

    /** Returns the models of this program that no source of either end makes: of those, it would have some other revision. */
    private Models installed() {
        return others
                .without(name -> base.sources().fileOf(name).isPresent()
                        || head.sources().fileOf(name).isPresent());
    }

    /** Loads the models of both ends: the same ones, where the base has no others, or none that can be had. */
    private List<Models> load(Compiled now, @Nullable Compiled old) throws CompileException {
        if (old == null) {
            Models one = installed().under(Loaded.of(now, libraries).models());
            return List.of(one, one);
        }
        return Loaded.of(old, now, libraries).stream()
                .map(loaded -> installed().under(loaded.models()))
                .toList();
    }

    /** Returns what the base was compiled to; empty where it cannot be, or is the same as the head. */
    Optional<Compiled> compiledBase() {
        return Optional.ofNullable(compiledBase);
    }

    /** Returns what the head was compiled to; empty where it cannot be, or nobody needed it. */
    Optional<Compiled> compiledHead() {
        return Optional.ofNullable(compiledHead);
    }
}
