package dev.patchtwin.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signals at moments drawn at random: what was there is there still, no verdict is shown that was not reached, and the next run
 * comes to what an undisturbed one comes to.
 */
@EnabledOnOs(OS.LINUX)
class SignalTest {
    private static final long SEED = Long.getLong("faults.seed", 4);
    private static final List<String> ALL = List.of("KILL", "TERM", "INT", "HUP");

    /** Killed before anything could listen, or by what nobody can listen to; or stopped. */
    private static final Set<Integer> STOPPED = Set.of(3, 129, 130, 137, 143);

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Path temporary = Path.of("");
    private final Random random = new Random(SEED);

    @BeforeEach
    void begin() throws IOException {
        root = Houses.in(folder.resolve("house"));
        temporary = Files.createDirectories(folder.resolve("tmp"));
    }

    private Child child() throws IOException {
        // From a shell in the background, SIGINT would be ignored.
        return Child.in(folder.resolve("runs")).java("-Djava.io.tmpdir=" + temporary);
    }

    private String[] words(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.addAll(List.of("--root", root.toString()));
        return words.toArray(String[]::new);
    }

    private String as(int round, String signal, int after) {
        return "seed " + SEED + ", round " + round + ", SIG" + signal + " after " + after + " ms; again: mvn -q -B -ntp"
                + " -Dfaults.seed=" + SEED + " -Dfaults.rounds=" + (round + 1) + " -Dtest=SignalTest test\n";
    }

    /** Sends a signal at a moment, and returns what became of it. */
    private Child.Ended disturbed(String command, String signal, int after) throws Exception {
        try (Child.Running running = child().start(words(command))) {
            Thread.sleep(after);
            List<ProcessHandle> children = running.children();
            running.signal(signal);
            Child.Ended ended = running.end();
            for (ProcessHandle one : children) {
                for (int i = 0; i < 500 && one.isAlive(); i++) {
                    Thread.sleep(20);
                }
                assertThat(one.isAlive())
                        .as("a process of its own lives on: " + one.info())
                        .isFalse();
            }
            return ended;
        }
    }

    @Test
    void aCampaignLosesNothingAndComesToTheSame() throws Exception {
        Path whole = folder.resolve("whole.jsonl");
        String campaign = "fuzz toy --no-declared --runs 30 --operations 20000 --jobs 2 --results ";
        Child.Ended all = child().run(words(campaign + whole));
        assertThat(all.code()).as(all.said()).isEqualTo(1);
        Path file = folder.resolve("campaign.jsonl");
        List<String> before = List.of();
        for (int round = 0; round < Houses.rounds(2); round++) {
            String signal = ALL.get(round % ALL.size());
            int after = random.nextInt(2500);
            Child.Ended ended = disturbed(campaign + file, signal, after);
            assertThat(STOPPED.contains(ended.code()) || ended.code() == 1)
                    .as(as(round, signal, after) + ended.said())
                    .isTrue();
            List<String> now = lines(file);
            assertThat(now.subList(0, before.size()))
                    .as(as(round, signal, after))
                    .isEqualTo(before);
            before = now;
            if (ended.code() == 1) {
                Files.delete(file);
                before = List.of();
            }
        }
        Child.Ended last = child().run(words(campaign + file));
        assertThat(last.code()).isEqualTo(1);
        assertThat(lines(file).stream().sorted().toList())
                .isEqualTo(lines(whole).stream().sorted().toList());
    }

    /** The lines that were finished. */
    private static List<String> lines(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> line.replaceAll(",\"seconds\":[0-9.E-]+", ""))
                .toList();
    }

    @EnabledIfSystemProperty(
            named = "slow.tests",
            matches = "true",
            disabledReason = "the other files of this test are written by the same few lines")
    @Test
    void aReportIsTheOldOneOrTheNewOne() throws Exception {
        Path page = folder.resolve("page.html");
        String check = "check toy --no-conform --no-declared --operations 400000 --html " + page;
        child().run(words(check));
        long whole = Files.size(page);
        for (int round = 0; round < Houses.rounds(2); round++) {
            Files.writeString(page, "old");
            String signal = ALL.get(round % ALL.size());
            int after = random.nextInt(3000);
            Child.Ended ended = disturbed(check, signal, after);
            String as = as(round, signal, after) + ended.said();
            assertThat(STOPPED.contains(ended.code()) || ended.code() == 1)
                    .as(as)
                    .isTrue();
            String now = Files.readString(page);
            if (!now.equals("old")) {
                assertThat(now).as(as).contains("</html>");
                assertThat(ended.code() == 1 ? now.length() : whole)
                        .as(as)
                        .isCloseTo(whole, org.assertj.core.data.Offset.offset(200L));
            }
            // A difference that was found before the interrupt is one; nothing else may be taken for a verdict.
            if (ended.code() == 1) {
                assertThat(ended.out()).as(as).contains("DIFFERENT");
            }
        }
        child().run(words(check));
        Houses.requireNothingUnfinished(folder);
    }

    @Test
    void aGoldenFileIsTheOldOneOrTheNewOne() throws Exception {
        Path trace = Houses.trace(root);
        Path expected = trace.resolveSibling("leak.expected");
        child().run(words("golden update"));
        String whole = Files.readString(expected);
        for (int round = 0; round < Houses.rounds(2); round++) {
            Files.writeString(expected, "old");
            String signal = ALL.get(round % ALL.size());
            int after = random.nextInt(1500);
            Child.Ended ended = disturbed("golden update", signal, after);
            assertThat(Files.readString(expected))
                    .as(as(round, signal, after) + ended.said())
                    .isIn("old", whole);
            assertThat(STOPPED.contains(ended.code()) || ended.code() == 0)
                    .as(as(round, signal, after) + ended.said())
                    .isTrue();
        }
        // What a killed one left beside the file is no stray one, and is cleared away.
        Files.writeString(trace.resolveSibling(".patchtwin-1-0123abcd.tmp"), "half");
        Files.writeString(expected, "old");
        Child.Ended last = child().run(words("golden update"));
        assertThat(last.code()).as(last.said()).isZero();
        assertThat(Files.readString(expected)).isEqualTo(whole);
        Houses.requireNothingUnfinished(root);
    }

    @Test
    void aRunThatWasKilledLeftItsTemporaryFolderForEver() throws Exception {
        Path bundle = Files.createDirectories(root.resolve("patches/shared-ring-close"));
        copy(Path.of("patches/shared-ring-close"), bundle);
        Files.createDirectories(root.resolve("golden"));
        for (int round = 0; round < Houses.rounds(2); round++) {
            String signal = round % 2 == 0 ? "KILL" : "TERM";
            int after = 1000 + random.nextInt(2500);
            Child.Ended ended = disturbed("conform shared-ring-close --operations 200000", signal, after);
            assertThat(STOPPED.contains(ended.code()) || ended.code() == 0 || ended.code() == 1)
                    .as(as(round, signal, after) + ended.said())
                    .isTrue();
        }
        // Also one that is made while the machine ends may stay until then.
        try (Child.Running next = child().start(words("conform shared-ring-close --operations 1000"))) {
            next.end();
        }
        assertThat(left()).isEmpty();
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.startsWith("patchtwin"))
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path place = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(file, place);
                }
            }
        }
    }

    @Test
    void whoeverReadsTheFirstLineOnlyGetsNoVerdict() throws Exception {
        List<String> words = new ArrayList<>(List.of("bash", "-c", "\"$@\" | head -1; exit ${PIPESTATUS[0]}", "bash"));
        Child.Ended ended =
                child().under(words.toArray(String[]::new)).run(words("check toy --no-conform --no-declared --json"));
        assertThat(ended.code()).as(ended.said()).isIn(1, 2);
        if (ended.code() == 2) {
            Houses.requireOneLine(ended);
        }
    }
}
