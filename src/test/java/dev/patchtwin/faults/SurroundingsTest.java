package dev.patchtwin.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locales, encodings, time zones, environments, names of folders, and line ends: the same bytes come out. */
@EnabledOnOs(OS.LINUX)
class SurroundingsTest {
    @TempDir
    Path folder;

    private Child child(Path where) throws IOException {
        return Child.in(where);
    }

    private static String withoutTimes(Child.Ended ended) {
        return ended.said().replaceAll("[0-9.]+ s\\b", "T").replaceAll("\"seconds\" : [0-9.E-]+", "T");
    }

    private static final String[] CHECK = {"check", "toy", "--no-conform", "--no-declared", "--operations", "2000"};

    @Test
    void theSameBytesComeOutInEveryLocaleEncodingAndTimeZone() throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        String usual = withoutTimes(child(root).variable("LC_ALL", "C.UTF-8").run(CHECK));
        assertThat(usual).startsWith("exit code 1\n").contains("DIFFERENT on warnings");
        List<List<String>> others = List.of(
                List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-1"),
                List.of("-Duser.language=de", "-Duser.timezone=Pacific/Kiritimati", "-Dfile.encoding=UTF-16"),
                List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.language.format=ar"),
                List.of("-Duser.language=ja", "-Duser.language.format=th", "-Duser.extensions.format=u-nu-thai"));
        for (List<String> options : others) {
            Child.Ended ended = child(root)
                    .variable("LC_ALL", "POSIX")
                    .java(options.toArray(String[]::new))
                    .run(CHECK);
            assertThat(withoutTimes(ended)).as("%s", options).isEqualTo(usual);
        }
    }

    @Test
    void anEmptyEnvironmentIsEnough() throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        Child.Ended ended = child(root).under("env", "-i").run("list");
        assertThat(ended.said()).isEqualTo("exit code 0\ntoy  mm: toy: Leak quietly\n");
        Child.Ended cached = child(root)
                .variable("HOME", "/nonexistent/there is no home")
                .without("XDG_CACHE_HOME")
                .java("-Duser.home=/proc/1/nowhere")
                .run("fuzz", "toy", "--operations", "100", "--cached-corpus");
        assertThat(cached.code()).as(cached.said()).isEqualTo(2);
        Houses.requireOneLine(cached);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-dash", "blanks  and 'quotes' \"two\" ümläut 中文 a\nb $(touch x);&`*?"})
    void aFolderMayHaveAnyName(String name) throws Exception {
        Path root = Houses.in(folder.resolve(name));
        Child.Ended ended = child(root).variable("LC_ALL", "C.UTF-8").run(CHECK);
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        Child.Ended named =
                child(folder).variable("LC_ALL", "C.UTF-8").run("explore", "toy", "--no-declared", "--root=" + name);
        assertThat(named.code()).as(named.said()).isEqualTo(1);
        assertThat(root.resolve("target/witness/toy/warnings.trace")).exists();
    }

    @Test
    void aNameThatTheLocaleCannotWriteIsSaidToBeOne() throws Exception {
        Path root = Houses.in(folder.resolve("ümläut"));
        Child.Ended ended = child(folder).variable("LC_ALL", "C").run("list", "--root", root.toString());
        assertThat(ended.code()).as(ended.said()).isIn(0, 2);
        if (ended.code() == 2) {
            assertThat(ended.err()).contains("LC_ALL=C.UTF-8").doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\ufeff", "no end"})
    void aContractAndAMailMayHaveOtherLineEnds(String how) throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        String usual = withoutTimes(child(root).run(CHECK));
        spoil(root.resolve("patches/toy/twin.yaml"), how);
        spoil(root.resolve("patches/toy/toy.patch"), how);
        assertThat(withoutTimes(child(root).run(CHECK))).isEqualTo(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\ufeff"})
    void aGoldenTraceIsTakenByteByByteAndSaysWhatIsWrong(String how) throws Exception {
        Path root = Houses.in(folder.resolve("house"));
        Path trace = Houses.trace(root);
        child(root).run("golden", "update");
        spoil(trace, how);
        Child.Ended ended = child(root).run(CHECK);
        assertThat(ended.code()).as(ended.said()).isEqualTo(2);
        Houses.requireOneLine(ended);
        assertThat(ended.err())
                .contains(trace.getFileName() + ":1: error: ", how.equals("\r\n") ? "CR and LF" : "byte order mark");
    }

    private static void spoil(Path file, String how) throws IOException {
        String text = Files.readString(file);
        Files.writeString(
                file,
                switch (how) {
                    case "\r\n" -> text.replace("\n", "\r\n");
                    case "no end" -> text.substring(0, text.length() - 1);
                    default -> how + text;
                });
    }

    @Test
    void onlyWhatForgetsTheOldestAsksForTheTimeOfDay() throws IOException {
        Pattern clock = Pattern.compile(
                "currentTimeMillis|Instant\\.now|LocalDate(Time)?\\.now|ZonedDateTime\\.now|new Date\\(|Clock\\.");
        List<String> asking = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (clock.matcher(Files.readString(file)).find()) {
                    asking.add(String.valueOf(file.getFileName()));
                }
            }
        }
        assertThat(asking).containsExactly("Memory.java");
        assertThat(clock.matcher("x = System.currentTimeMillis()").find()).isTrue();
    }
}
