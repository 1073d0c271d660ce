package dev.patchtwin.conform.box;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compiles the sources of one program side by side, and links them. */
final class Compiler {
    private static final List<String> LANGUAGE = List.of(
            "-std=gnu11",
            "-Wall",
            "-Wextra",
            "-Wno-unused-parameter",
            "-Wno-sign-compare",
            "-Wno-missing-field-initializers",
            "-Wno-unused-function",
            "-Werror=implicit-function-declaration",
            "-Werror=implicit-int",
            "-Werror=int-conversion",
            "-Werror=incompatible-pointer-types",
            "-Werror=return-type",
            "-fdiagnostics-color=never",
            "-fmessage-length=0");

    // A line of source under a message could look like a message.
    private static final List<String> GCC = List.of("-fmax-errors=20", "-fno-diagnostics-show-caret");
    private static final List<String> CLANG = List.of("-ferror-limit=20", "-fno-caret-diagnostics");

    private final BuildStep step;
    private final Path folder;
    private final List<String> options = new ArrayList<>();
    private final List<String> flavourOptions;
    private final Flavour flavour;

    Compiler(Toolchain toolchain, Path folder, List<Path> includeFolders, List<String> defines, Flavour flavour) {
        this.folder = folder.toAbsolutePath().normalize();
        this.flavour = flavour;
        step = new BuildStep(toolchain, this.folder, includeFolders);
        options.addAll(LANGUAGE);
        options.addAll(toolchain.kind() == Toolchain.Kind.GCC ? GCC : CLANG);
        flavourOptions = flavour.options(toolchain.kind());
        options.addAll(flavourOptions);
        defines.forEach(define -> options.add("-D" + define));
        includeFolders.forEach(include -> options.add("-I" + include));
    }

    Compilation compile(List<Path> sources, Path program) {
        Path target = folder.resolve(program);
        List<Path> objects = objects(sources, target);
        List<BuildStep.Result> results = compileAll(sources, objects);
        List<Message> messages = new ArrayList<>();
        Set<Path> included = new LinkedHashSet<>();
        String failure = "";
        for (int i = 0; i < results.size(); i++) {
            messages.addAll(results.get(i).messages());
            included.addAll(Dependencies.read(sibling(objects.get(i), ".d")));
            failure = failure.isEmpty() ? results.get(i).failure() : failure;
        }
        if (failure.isEmpty()) {
            BuildStep.Result link = link(objects, target);
            messages.addAll(link.messages());
            failure = link.failure();
        }
        List<Path> notes = flavour == Flavour.COVERAGE
                ? objects.stream().map(object -> sibling(object, ".gcno")).toList()
                : List.of();
        return new Compilation(target, messages, failure, included, notes);
    }

    private List<BuildStep.Result> compileAll(List<Path> sources, List<Path> objects) {
        int crew = Math.max(1, Math.min(sources.size(), Runtime.getRuntime().availableProcessors()));
        ExecutorService executor = Executors.newFixedThreadPool(crew);
        try {
            List<Future<BuildStep.Result>> running = new ArrayList<>();
            for (int i = 0; i < sources.size(); i++) {
                Path source = sources.get(i);
                Path object = objects.get(i);
                running.add(executor.submit(() -> compile(source, object)));
            }
            List<BuildStep.Result> results = new ArrayList<>();
            for (Future<BuildStep.Result> one : running) {
                results.add(BuildStep.result(one));
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private BuildStep.Result compile(Path source, Path object) throws InterruptedException {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-MMD", "-MF", sibling(object, ".d").toString()));
        arguments.addAll(List.of("-c", "-o", object.toString(), source.toString()));
        return step.run(arguments, source, object);
    }

    private BuildStep.Result link(List<Path> objects, Path target) {
        List<String> arguments = new ArrayList<>(flavourOptions);
        objects.forEach(object -> arguments.add(object.toString()));
        arguments.addAll(List.of("-o", target.toString()));
        try {
            return step.run(arguments, target, target);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BuildStep.Result.interrupted();
        }
    }

    /** Two sources can have the same name in different folders. */
    private List<Path> objects(List<Path> sources, Path program) {
        Set<Path> taken = new HashSet<>();
        List<Path> objects = new ArrayList<>();
        for (Path source : sources) {
            String name = program.getFileName() + "-" + withoutEnding(String.valueOf(source.getFileName()));
            Path object = folder.resolve(name + ".o");
            for (int i = 2; !taken.add(object); i++) {
                object = folder.resolve(String.format(Locale.ROOT, "%s-%d.o", name, i));
            }
            objects.add(object);
        }
        return objects;
    }

    private static Path sibling(Path object, String ending) {
        return object.resolveSibling(withoutEnding(String.valueOf(object.getFileName())) + ending);
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
