package dev.patchtwin.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts {@code docs/gate-launcher} into a repository, with the program under test as its jar. */
final class GateLauncher {
    /** So short a run is over before the optimizing compiler has earned what it costs. */
    private static final String OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private GateLauncher() {}

    /** Makes {@code ./patchtwin}, for whom no variables need to be set, and commits it. */
    static void install(GateRepo repo) throws IOException {
        String text = Files.readString(Path.of("docs/gate-launcher"));
        String settings = "set -u\nPATH='" + Path.of(System.getProperty("java.home"), "bin") + "':$PATH\n"
                + "PATCHTWIN_JAR='" + jar() + "'\nPATCHTWIN_JAVA_OPTS='" + OPTIONS + "'\n"
                + "export XDG_CACHE_HOME='" + repo.folder().resolve("cache") + "'\n";
        repo.write("patchtwin", text.replaceFirst("(?m)^set -u\n", Matcher.quoteReplacement(settings)));
        makeExecutable(repo.root().resolve("patchtwin"));
        repo.write(".gitignore", "target/\n");
        repo.commit("Add a launcher");
    }

    static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The class path, which must hold from any folder. */
    private static String jar() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
