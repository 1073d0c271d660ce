package dev.patchtwin.conform;

import dev.patchtwin.conform.box.Box;
import dev.patchtwin.conform.box.BoxedTool;
import dev.patchtwin.conform.box.Flavour;
import dev.patchtwin.conform.box.ScratchFolder;
import dev.patchtwin.conform.box.Toolchain;
import dev.patchtwin.conform.coverage.CoverageException;
import dev.patchtwin.conform.coverage.Gcov;
import dev.patchtwin.conform.coverage.LineCount;
import dev.patchtwin.conform.coverage.PatchCoverage;
import dev.patchtwin.conform.cut.Cut;
import dev.patchtwin.conform.cut.PieceLine;
import dev.patchtwin.conform.run.CException;
import dev.patchtwin.conform.run.CProgram;
import dev.patchtwin.conform.run.Rerun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Cuts the C of both sides out of a patch, compiles it, and starts it as often as somebody wants to call it. */
public final class Workshop implements AutoCloseable {
    private final Order order;
    private final Toolchain toolchain;
    private final ScratchFolder folder;
    private final List<Path> sources;
    private final List<CSide> sides;

    private Workshop(Order order, Toolchain toolchain, ScratchFolder folder, List<Path> sources, List<CSide> sides) {
        this.order = order;
        this.toolchain = toolchain;
        this.folder = folder;
        this.sources = sources;
        this.sides = sides;
    }

    /**
     * Compiles both sides.
     *
     * @throws WorkshopException when that cannot be done
     * @throws dev.patchtwin.conform.box.BoxException when nothing can be run in a box here
     */
    public static Workshop open(Order order, Toolchain toolchain) throws WorkshopException {
        Half before = new Half(false, Cut.of(order.patch(), order.mail(), false, order.texts()));
        Half after = new Half(true, Cut.of(order.patch(), order.mail(), true, order.texts()));
        CutErrors.require(before.cut(), after.cut());
        List<Path> sources = Shim.sources(order.shim());
        Box.of(toolchain);
        ScratchFolder folder = temporary();
        try {
            // The two have nothing to do with each other, and each is a second's work for the compiler.
            List<Bench> benches = Stream.of(before, after)
                    .parallel()
                    .map(half -> Bench.compile(folder.path(), half, order, sources, toolchain, order.flavour()))
                    .toList();
            return new Workshop(
                    order,
                    toolchain,
                    folder,
                    sources,
                    List.of(CSide.of(before, benches.get(0), order), CSide.of(after, benches.get(1), order)));
        } catch (WorkshopException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Returns the C of a side, to be called. */
    public CProgram program(boolean after) {
        return side(after).program();
    }

    /** Returns a line that was cut out, by its file and line on a side; empty when it is of the shims. */
    public Optional<PieceLine> line(boolean after, String file, int line) {
        return side(after).places().at(file, line);
    }

    /** Returns the name of a file that the compiler speaks of: a shim by the folder that it was given in. */
    public String file(String said) {
        Path shim = order.shim().toAbsolutePath();
        Path path = Path.of(said);
        return path.isAbsolute() && path.startsWith(shim)
                ? order.shim().resolve(shim.relativize(path)).toString()
                : said;
    }

    /** Returns what a reader should know of how it was compiled, a sentence each. */
    public List<String> notes() {
        return sides.stream().flatMap(side -> side.notes().stream()).distinct().toList();
    }

    /** Returns what keeps the C in its box. */
    public String protections() {
        return Box.of(toolchain).protections().toString();
    }

    /**
     * Counts which of the patch's own lines run in these calls: carries them out in a build that counts.
     *
     * @param before calls of the C before, as {@link CProgram#repeatTo} gives them
     * @param after calls of the C after
     * @throws CoverageException when there is nothing that could count here
     */
    public PatchCoverage coverage(List<long[]> before, List<long[]> after) throws CoverageException {
        Gcov gcov = Gcov.of(toolchain.path());
        if (!Box.of(toolchain).protections().canWrite()) {
            throw new CoverageException(
                    "the kernel has no Landlock, so that no program that writes its counts can be run");
        }
        try {
            List<List<LineCount>> counts = Stream.of(false, true)
                    .parallel()
                    .map(ofAfter -> counted(ofAfter, ofAfter ? after : before, gcov))
                    .toList();
            return PatchCoverage.of(side(false).cut(), counts.get(0), side(true).cut(), counts.get(1));
        } catch (Uncounted e) {
            throw e.cause;
        }
    }

    private static final class Uncounted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final CoverageException cause;

        Uncounted(CoverageException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private List<LineCount> counted(boolean ofAfter, List<long[]> calls, Gcov gcov) {
        Half half = new Half(ofAfter, side(ofAfter).cut());
        Bench bench = Bench.compile(folder.path(), half, order, sources, toolchain, Flavour.COVERAGE);
        try {
            Rerun.of(bench.start(), program(ofAfter).functions(), calls);
            return gcov.counts(bench.folder(), new BoxedTool(toolchain));
        } catch (CoverageException e) {
            throw new Uncounted(e);
        }
    }

    private CSide side(boolean after) {
        return sides.get(after ? 1 : 0);
    }

    @Override
    public void close() {
        sides.forEach(side -> side.program().close());
        folder.close();
    }

    private static ScratchFolder temporary() {
        try {
            return ScratchFolder.create();
        } catch (IOException e) {
            throw new CException(
                    "no folder can be made in " + System.getProperty("java.io.tmpdir") + " (" + e.getMessage()
                            + "); make room there, or name another one with PATCHTWIN_JAVA_OPTS=-Djava.io.tmpdir=FOLDER");
        }
    }
}
