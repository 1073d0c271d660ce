package dev.patchtwin.conform.coverage;

import dev.patchtwin.conform.box.BoxedTool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The gcov that belongs to a compiler. */
public final class Gcov {
    private static final int MOST_BYTES = 64 << 20;

    private final Path program;

    private Gcov(Path program) {
        this.program = program;
    }

    /**
     * Finds it: where the compiler is, under the compiler's name with {@code gcov} in it for {@code gcc}.
     *
     * @param compiler its path
     * @throws CoverageException when there is none; with clang there never is, for its {@code llvm-cov gcov} writes no JSON
     */
    public static Gcov of(Path compiler) throws CoverageException {
        Set<Path> names = new LinkedHashSet<>(List.of(compiler.toAbsolutePath()));
        try {
            names.add(compiler.toRealPath());
        } catch (IOException e) {
            throw new CoverageException(compiler + ": there is no such compiler; name one with PATCHTWIN_CC");
        }
        for (Path name : names) {
            String file = String.valueOf(name.getFileName());
            if (file.contains("clang")) {
                throw new CoverageException("there is no coverage with clang, whose gcov writes no JSON; use gcc");
            }
            Path gcov = name.resolveSibling(file.replace("gcc", "gcov"));
            if (file.contains("gcc") && Files.isExecutable(gcov)) {
                return new Gcov(gcov);
            }
        }
        throw new CoverageException("no gcov is where " + compiler + " is; install the one that belongs to it");
    }

    /**
     * Returns what the programs counted that were compiled in a folder and ran.
     *
     * @param box runs gcov: what it reads was written by a stranger's program
     * @param folder holds the compiler's {@code .gcno} files and the programs' {@code .gcda} files
     * @throws CoverageException when nothing was counted, for a program that is killed writes no counts, or when gcov fails
     */
    public List<LineCount> counts(Path folder, BoxedTool box) throws CoverageException {
        List<Path> notes = files(folder, ".gcno");
        if (notes.isEmpty()) {
            throw new CoverageException(folder + ": nothing was compiled with --coverage");
        }
        if (files(folder, ".gcda").isEmpty()) {
            throw new CoverageException(folder + ": no counts were written; the program must end by itself");
        }
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "--json-format", "--stdout", "--branch-probabilities"));
        notes.forEach(note -> command.add(note.toAbsolutePath().toString()));
        try {
            BoxedTool.Output output = box.run(command, folder, MOST_BYTES);
            if (output.code() != 0) {
                throw new CoverageException(program + " failed, and version 9 is needed at least: " + said(output));
            }
            return GcovJson.read(new ByteArrayInputStream(output.out()));
        } catch (IOException e) {
            throw new CoverageException(program + " gives no counts that can be read: " + e.getMessage());
        }
    }

    private static String said(BoxedTool.Output output) {
        return output.err().lines().filter(line -> !line.isBlank()).findFirst().orElse("it says nothing");
    }

    private static List<Path> files(Path folder, String ending) throws CoverageException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CoverageException(
                    folder + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}
