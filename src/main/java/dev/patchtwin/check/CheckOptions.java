package dev.patchtwin.check;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How to check a bundle; what is not given is as the bundle says.
 *
 * @param workspace where the bundles are, and what models they can name
 * @param world the name of the world to fuzz in
 * @param seed what everything is drawn from
 * @param operations how many lock-step operations to make
 * @param threads how many threads to use; the result does not depend on it
 * @param strict whether to switch the declared differences off
 * @param fuzzes whether to fuzz, and to replay the golden traces before that
 * @param explores how far to explore; empty for not at all
 * @param witnesses the folder to write witnesses to, into a folder named like the bundle; else {@code target/witness}
 *     below the root
 * @param corpus the folder of what was found worth keeping; fuzzing begins with it and adds to it
 * @param conforms how to run the patch's own C beside the models; empty for not at all
 * @param counting whether exploring counts how the cells of the models move, where they can be looked at
 */
public record CheckOptions(
        Workspace workspace,
        Optional<String> world,
        long seed,
        OptionalLong operations,
        int threads,
        boolean strict,
        boolean fuzzes,
        Optional<ExploreBounds> explores,
        Optional<Path> witnesses,
        Optional<Path> corpus,
        Optional<ConformWishes> conforms,
        boolean counting) {
    /** The seed when none is given. */
    public static final long STANDARD_SEED = 1;

    /** Returns options that change nothing, on one thread, for a folder and the installed models. */
    public static CheckOptions standard(Path root) {
        return standard(Workspace.at(root));
    }

    /** Returns options that change nothing, on one thread. */
    public static CheckOptions standard(Workspace workspace) {
        return new CheckOptions(
                workspace,
                Optional.empty(),
                STANDARD_SEED,
                OptionalLong.empty(),
                1,
                false,
                true,
                Optional.of(ExploreBounds.NONE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Returns the folder that has {@code patches/} in it. */
    public Path root() {
        return workspace.root();
    }

    /** Returns the same for bundles that are in another folder, which commands to repeat do not name. */
    public CheckOptions withRoot(Path other) {
        return new CheckOptions(
                workspace.in(other), world, seed, operations, threads, strict, fuzzes, explores, witnesses,
                corpus, conforms, counting);
    }

    /** Returns the same that fuzzes in another world. */
    public CheckOptions withWorld(String other) {
        return new CheckOptions(
                workspace, Optional.of(other), seed, operations, threads, strict, fuzzes, explores, witnesses, corpus, conforms, counting);
    }

    /** Returns the same with another number of operations. */
    public CheckOptions withOperations(long other) {
        return new CheckOptions(workspace, world, seed, OptionalLong.of(other), threads, strict, fuzzes, explores, witnesses, corpus, conforms, counting);
    }

    /** Returns the same with another seed. */
    public CheckOptions withSeed(long other) {
        return new CheckOptions(workspace, world, other, operations, threads, strict, fuzzes, explores, witnesses, corpus, conforms, counting);
    }

    /** Returns the same with another number of threads. */
    public CheckOptions withThreads(int other) {
        return new CheckOptions(workspace, world, seed, operations, other, strict, fuzzes, explores, witnesses, corpus, conforms, counting);
    }

    /** Returns the same with the declared differences switched off. */
    public CheckOptions withoutDeclared() {
        return new CheckOptions(workspace, world, seed, operations, threads, true, fuzzes, explores, witnesses, corpus, conforms, counting);
    }

    /** Returns the same with the folder that witnesses are written to. */
    public CheckOptions withWitnesses(Path folder) {
        return new CheckOptions(workspace, world, seed, operations, threads, strict, fuzzes, explores, Optional.of(folder), corpus, conforms, counting);
    }

    /** Returns the same that explores so far; empty for not at all. */
    public CheckOptions withExplores(Optional<ExploreBounds> other) {
        return new CheckOptions(
                workspace, world, seed, operations, threads, strict, fuzzes, other, witnesses, corpus, conforms, counting);
    }

    /** Returns the same that only explores. */
    public CheckOptions withoutFuzzing() {
        return new CheckOptions(
                workspace, world, seed, operations, threads, strict, false, explores, witnesses, corpus, conforms, counting);
    }

    /** Returns the same with a corpus. */
    public CheckOptions withCorpus(Path folder) {
        return new CheckOptions(
                workspace, world, seed, operations, threads, strict, fuzzes, explores, witnesses,
                Optional.of(folder), conforms, counting);
    }

    /** Returns the same that runs the patch's own C beside the models. */
    public CheckOptions withConforms(ConformWishes wishes) {
        return new CheckOptions(
                workspace, world, seed, operations, threads, strict, fuzzes, explores, witnesses, corpus,
                Optional.of(wishes), counting);
    }

    /** Returns the same that counts how cells move. */
    public CheckOptions withCounting() {
        return new CheckOptions(
                workspace, world, seed, operations, threads, strict, fuzzes, explores, witnesses, corpus, conforms,
                true);
    }
}
