package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.patchtwin.check.ToyHouse;
import dev.patchtwin.report.Cells;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees at a terminal: no line is wider than it, and colours are there when they are wanted. */
class TerminalTest {
    private static final List<String> COMMANDS = List.of(
            "check --no-conform --operations 200 ROOT",
            "check --no-conform --operations 200 --no-declared ROOT",
            "replay --no-declared WITNESS ROOT",
            "patch show MAIL",
            "patch functions MAIL",
            "patch compare MAIL MAIL ROOT",
            "list ROOT",
            "check --help",
            "--help",
            "check nonsense ROOT");

    private static final Map<String, String> PLAIN = new HashMap<>();

    @TempDir
    Path root;

    private record Ran(String out, String err) {}

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
        Files.writeString(
                Files.createDirectories(root.resolve("target/witness/toy")).resolve("one.trace"), """
                # patchtwin trace 1
                bundle toy
                world pages=3
                map page=0
                answer reclaim page0 attempt=1 -> error
                unmap page=0
                """);
    }

    private Ran run(String command, boolean screen, int columns, Map<String, String> environment, String... more) {
        List<String> args = new ArrayList<>();
        for (String word : command.split(" ", -1)) {
            switch (word) {
                case "ROOT" -> args.addAll(List.of("--root", root.toString()));
                case "WITNESS" ->
                    args.add(root.resolve("target/witness/toy/one.trace").toString());
                case "MAIL" -> args.add(root.resolve("patches/toy/toy.patch").toString());
                default -> args.add(word);
            }
        }
        args.addAll(List.of(more));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        new Program(new PrintWriter(out), new PrintWriter(err), false, () -> false)
                .onScreen(screen)
                .columns(columns)
                .with(environment)
                .run(args.toArray(String[]::new));
        return new Ran(out.toString(), err.toString());
    }

    private static String withoutColour(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private static String words(String text) {
        return withoutColour(text).replaceAll("[\\s\\\\|]+", "").replaceAll("\\d+\\.\\d+s", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 80, 60, 40, 5})
    void noLineIsWiderThanTheScreen(int columns) {
        for (String command : COMMANDS) {
            Ran ran = run(command, true, columns, Map.of());
            assertThat(ran.out().lines())
                    .as("%s in %d columns", command, columns)
                    .allMatch(line -> Cells.of(line) <= Math.max(20, columns));
        }
    }

    /** Where it is broken, and how columns are laid out, is all that differs. */
    @ParameterizedTest
    @ValueSource(strings = {"check --no-conform --operations 200 ROOT", "patch show MAIL", "list ROOT"})
    void nothingIsLostOnANarrowScreen(String command) {
        String all = words(run(command, false, 0, Map.of()).out());
        for (int columns : List.of(120, 60, 40)) {
            assertThat(words(run(command, true, columns, Map.of()).out()))
                    .as("%s in %d columns", command, columns)
                    .isEqualTo(all);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, '', '', '', false",
        "false, '', '', auto, false",
        "false, '', '', always, true",
        "false, '', '', never, false",
        "true, '', xterm, '', true",
        "true, '', xterm, AUTO, true",
        "true, '', xterm, never, false",
        "true, '', dumb, '', false",
        "true, '', dumb, always, true",
        "true, 1, xterm, '', false",
        "true, 1, xterm, auto, false",
        "true, 1, xterm, always, true",
        "false, 1, dumb, Always, true"
    })
    void thereAreColoursWhenTheyAreWanted(boolean screen, String noColor, String term, String color, boolean wanted) {
        Map<String, String> environment = Map.of("NO_COLOR", noColor, "TERM", term);
        String[] option = color.isEmpty() ? new String[0] : new String[] {"--color=" + color};
        for (String command : List.of("check --help", "patch show MAIL")) {
            String out = run(command, screen, 80, environment, option).out();
            assertThat(out.contains("\u001b[")).as(command).isEqualTo(wanted);
            assertThat(withoutColour(out)).as("the same but for the colours").isEqualTo(plain(command, screen));
        }
    }

    /** What is printed without colours; nothing that these commands print depends on where the house is. */
    private String plain(String command, boolean screen) {
        return PLAIN.computeIfAbsent(
                command + screen,
                key -> run(command, screen, 80, Map.of(), "--color=never").out());
    }

    @Test
    void documentsAreNotFoldedOnAScreen() {
        assertThat(run("check --no-conform --operations 200 --json ROOT", true, 20, Map.of())
                        .out()
                        .lines())
                .anyMatch(line -> line.length() > 100);
    }

    @Test
    void aColourThatIsNoneIsRefused() {
        assertThat(run("list --color=red ROOT", true, 80, Map.of()).err()).contains("--color", "red");
    }

    @Test
    void theProgressIsNeverWiderThanTheScreen() {
        StringWriter err = new StringWriter();
        new Program(new PrintWriter(new StringWriter()), new PrintWriter(err), true, () -> false)
                .columns(24)
                .with(Map.of())
                .run("check", "--root", root.toString(), "--operations", "200", "--no-conform");
        assertThat(err.toString()).contains("\r\u001b[Krecovering the patch");
        assertThat(err.toString().split("\r\u001b\\[K", -1)).allMatch(line -> line.length() < 24);
    }

    @Test
    void theWidthIsWhatTheEnvironmentSaysOrTheTerminalOr80() {
        File nothing = new File("/dev/null");
        List<String> size = List.of("echo", "24 132");
        assertThat(ScreenWidth.of(Map.of("COLUMNS", "61"), size, nothing)).isEqualTo(61);
        for (String wrong : List.of("", "0", "-3", "x", "99999999999")) {
            assertThat(ScreenWidth.of(Map.of("COLUMNS", wrong), size, nothing))
                    .as(wrong)
                    .isEqualTo(132);
        }
        for (List<String> failing : List.of(
                List.of("/no/such/program"), List.of("echo", "0 0"), List.of("echo", "what?"), List.of("true"))) {
            assertThat(ScreenWidth.of(Map.of(), failing, nothing)).isEqualTo(80);
        }
        assertThat(ScreenWidth.of(Map.of(), size, new File("/no/such/terminal")))
                .isEqualTo(80);
    }

    /** The program itself, at a terminal of its own. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRealTerminalIsAskedHowWideItIs() throws Exception {
        assumeThat(Path.of("/usr/bin/script")).exists();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path script = root.resolve("run.sh");
        Files.writeString(
                script,
                "stty cols 50\nexec '" + java + "' -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("java.class.path") + "' dev.patchtwin.cli.Main patch show '"
                        + root.resolve("patches/toy/toy.patch") + "'\n");
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/script", "-qec", "sh '" + script + "'", "/dev/null")
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().put("TERM", "xterm");
        builder.environment().keySet().removeAll(List.of("COLUMNS", "NO_COLOR"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        List<String> lines = out.replace("\r", "").lines().toList();
        assertThat(lines).as(out).allMatch(line -> Cells.of(line) <= 50).anyMatch(line -> Cells.of(line) > 40);
        assertThat(out).contains("\u001b[1m[PATCH v2 1/3] mm: toy: Leak quietly", "RECOVERED");
    }
}
