package dev.patchtwin.conform.box;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The box as a program: C of our own, which is compiled once in the life of a virtual machine for each compiler. */
final class BoxProgram {
    private static final List<String> SOURCES = List.of("box.c", "calls.h", "doors.h", "filter.h", "options.h");
    private static final Map<Path, BoxProgram> BUILT = new ConcurrentHashMap<>();

    private final Path path;
    private final Protections protections;

    private BoxProgram(Path path, Protections protections) {
        this.path = path;
        this.protections = protections;
    }

    /**
     * Returns the box that a compiler makes.
     *
     * @throws BoxException when it does not compile, or does not run
     */
    static BoxProgram of(Path compiler) {
        return BUILT.computeIfAbsent(compiler, BoxProgram::build);
    }

    Path path() {
        return path;
    }

    Protections protections() {
        return protections;
    }

    /** The folder is closed at the end of the virtual machine: until then the box is needed. */
    @SuppressWarnings("resource")
    private static BoxProgram build(Path compiler) {
        try {
            Path folder = ScratchFolder.create().path();
            for (String name : SOURCES) {
                copy(name, folder.resolve(name));
            }
            Path program = folder.resolve("box");
            String said = Tool.run(
                    folder, List.of(compiler.toString(), "-std=gnu11", "-O1", "-w", "-o", program.toString(), "box.c"));
            if (!Files.isExecutable(program)) {
                throw new BoxException("the box does not compile with " + compiler + ":\n" + Printable.of(said));
            }
            return new BoxProgram(program, probe(folder, program));
        } catch (IOException e) {
            throw new BoxException("the box cannot be made: " + e.getMessage(), e);
        }
    }

    private static Protections probe(Path folder, Path program) throws IOException {
        String[] words = Tool.run(folder, List.of(program.toString(), "probe")).split("\\s+", -1);
        if (words.length < 4) {
            throw new BoxException(
                    "the box does not run: " + program + "; perhaps nothing may be run from the temporary directory");
        }
        return new Protections(Integer.parseInt(words[1]), words[3].equals("1"));
    }

    private static void copy(String name, Path to) throws IOException {
        try (InputStream in = BoxProgram.class.getResourceAsStream("/dev/patchtwin/conform/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            Files.copy(in, to);
        }
    }
}
