package dev.patchtwin.conform.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The C compiler of this machine.
 *
 * @param version as the compiler says it: {@code 12.2.0}
 * @param path absolute
 */
public record Toolchain(Kind kind, String version, Path path) {
    /** The environment variable in which a user can name the compiler: a name that is looked up, or a path. */
    public static final String VARIABLE = "PATCHTWIN_CC";

    private static final Set<String> MACHINES = Set.of("amd64", "aarch64");
    private static final Pattern GCC_VERSION = Pattern.compile("\\d+(\\.\\d+)*");
    private static final Pattern CLANG_VERSION = Pattern.compile("clang version ([^\\s]+)");

    /** Whose compiler it is. */
    public enum Kind {
        GCC,
        CLANG
    }

    /** Looks for the compiler that {@value #VARIABLE} names; without that, for {@code gcc}, and then for {@code clang}. */
    public static ToolchainSearch find(Map<String, String> environment) {
        String wanted = environment.getOrDefault(VARIABLE, "").strip();
        String machine = System.getProperty("os.arch", "");
        if (!System.getProperty("os.name", "").equals("Linux") || !MACHINES.contains(machine)) {
            return none(wanted, "the box in which C is run needs Linux on x86_64 or aarch64");
        }
        if (!wanted.isEmpty()) {
            return find(wanted, environment)
                    .map(path -> named(wanted, path))
                    .orElseGet(() -> new ToolchainSearch.Wrong(VARIABLE + "=" + wanted + ": "
                            + (wanted.contains("/") ? "there is no such program" : "no such program is on the PATH")
                            + "; name a gcc or a clang, without options, or unset it"));
        }
        for (String name : List.of("gcc", "clang")) {
            Optional<ToolchainSearch> found = find(name, environment).flatMap(Toolchain::ask);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return none("", "no C compiler: neither gcc nor clang is on the PATH");
    }

    /** Returns it for a report: {@code gcc 12.2.0}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + version;
    }

    /**
     * Compiles sources, and links them to a program, all of it in the box: the compiler reads what a stranger wrote.
     *
     * @param folder where the compiler runs and where all that it writes goes; the source {@code x.c} of the program {@code p}
     *     becomes {@code p-x.o}, with {@link Flavour#COVERAGE} also {@code p-x.gcno} here, and {@code p-x.gcda} once it has run
     * @param sources absolute, or from the folder
     * @param includeFolders the same; in the order in which they are searched
     * @param defines such as {@code NAME} or {@code NAME=VALUE}
     * @param program where the program goes, below the folder; its name tells the object files of several programs apart
     * @throws BoxException when the box cannot be made here
     */
    public Compilation compile(
            Path folder,
            List<Path> sources,
            List<Path> includeFolders,
            List<String> defines,
            Flavour flavour,
            Path program) {
        return new Compiler(this, folder, includeFolders, defines, flavour).compile(sources, program);
    }

    /** Returns the folder below which it is installed: {@code /usr}. */
    Path prefix() {
        Path real;
        try {
            real = path.toRealPath();
        } catch (IOException e) {
            real = path;
        }
        Path bin = Objects.requireNonNullElse(real.getParent(), real);
        // A compiler that lies about anywhere opens its own folder, and not all around it.
        return bin.endsWith("bin") && bin.getNameCount() > 1 ? Objects.requireNonNullElse(bin.getParent(), bin) : bin;
    }

    private static ToolchainSearch none(String wanted, String reason) {
        return wanted.isEmpty()
                ? new ToolchainSearch.None(reason)
                : new ToolchainSearch.Wrong(VARIABLE + "=" + wanted + ": " + reason);
    }

    private static ToolchainSearch named(String wanted, Path path) {
        return ask(path)
                .orElseGet(
                        () -> new ToolchainSearch.Wrong(
                                VARIABLE + "=" + wanted
                                        + ": asked with --version, it does not say that it is gcc or clang; name one of them, without options"));
    }

    private static Optional<Path> find(String name, Map<String, String> environment) {
        if (name.contains("/")) {
            return Optional.of(Path.of(name).toAbsolutePath()).filter(Toolchain::isProgram);
        }
        return Arrays.stream(environment.getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Toolchain::isProgram)
                .findFirst();
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    private static Optional<ToolchainSearch> ask(Path path) {
        try {
            String said = Tool.run(Path.of("/"), List.of(path.toString(), "--version"));
            Matcher clang = CLANG_VERSION.matcher(said);
            if (clang.find()) {
                return Optional.of(new ToolchainSearch.Found(new Toolchain(Kind.CLANG, clang.group(1), path)));
            }
            if (!said.contains("Free Software Foundation")) {
                return Optional.empty();
            }
            String version = Tool.run(Path.of("/"), List.of(path.toString(), "-dumpfullversion"))
                    .strip();
            // Whatever comes from the GNU project names the Free Software Foundation; a compiler also knows its version
            // so.
            return GCC_VERSION.matcher(version).matches()
                    ? Optional.of(new ToolchainSearch.Found(new Toolchain(Kind.GCC, version, path)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
