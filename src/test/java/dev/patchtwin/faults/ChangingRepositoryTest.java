package dev.patchtwin.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A repository that others work on while a gate looks at it: a verdict is on what it says that it is on, or there is none. */
@DisabledOnOs(OS.WINDOWS)
class ChangingRepositoryTest {
    private static final long SEED = Long.getLong("faults.seed", 7);
    private static final Path TOYS = Path.of("src/test/java/dev/patchtwin/check/toy");

    @TempDir
    Path folder;

    private Path root = Path.of("");
    private Path contract = Path.of("");
    private String good = "";
    private String bad = "";
    private final Random random = new Random(SEED);

    @BeforeEach
    void begin() throws Exception {
        assumeTrue(Child.isDone(List.of("git", "--version")), "there is no git here");
        root = Houses.in(folder.resolve("house"));
        contract = root.resolve("patches/toy/twin.yaml");
        Houses.edit(root, "toy-before", "rack-before");
        Houses.edit(root, "toy-after", "rack-after");
        good = Files.readString(contract);
        // Without what it declares, the two sides differ.
        bad = good.substring(0, good.indexOf("declared:")).replace("channels: [", "channels: [warnings, ");
        Path sources = Files.createDirectories(root.resolve("src/main/java/rack"));
        for (String name : List.of("ToyModel", "ToyBefore", "ToyAfter", "ToyFactory")) {
            String text = Files.readString(TOYS.resolve(name + ".java"));
            Files.writeString(
                    sources.resolve(name + ".java"),
                    text.replace("dev.patchtwin.check.toy", "rack").replace("\"toy-", "\"rack-"));
        }
        Path services = Files.createDirectories(root.resolve("src/main/resources/META-INF/services"));
        Files.writeString(
                services.resolve("dev.patchtwin.model.ModelFactory"),
                "rack.ToyFactory$Before\nrack.ToyFactory$After\n");
        git("init", "-q", "-b", "main");
        git("config", "user.name", "A Developer");
        git("config", "user.email", "developer@example.org");
        git("config", "gc.auto", "0");
        git("add", "-A");
        git("commit", "-q", "-m", "Begin");
    }

    private void git(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + ": " + said).isZero();
    }

    private Child.Running gate(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("gate", "--all", "--no-conform"));
        words.addAll(List.of(
                "--operations", "100000", "--cache", folder.resolve("cache").toString()));
        words.addAll(List.of(more));
        return Child.in(root).start(words.toArray(String[]::new));
    }

    private static Child.Ended end(Child.Running gate) throws Exception {
        try (gate) {
            return gate.end();
        }
    }

    @Test
    void aGateThatReadGoodFilesRememberedThatTheBadOnesPassed() throws Exception {
        for (int round = 0; round < Houses.rounds(1); round++) {
            Files.writeString(contract, bad);
            Child.Running gate = gate("--base", "HEAD", "--head", "WORKTREE");
            int after = 300 + random.nextInt(2500);
            // Shorter than any gate takes.
            int until = 50 + random.nextInt(250);
            Thread.sleep(after);
            Files.writeString(contract, good);
            Thread.sleep(until);
            boolean briefly = round % 2 == 1;
            if (briefly) {
                Files.writeString(contract, bad);
            }
            Child.Ended ended = end(gate);
            Files.writeString(contract, bad);
            String as = "seed " + SEED + ", round " + round + ", good from " + after + " ms on for " + until + " ms\n"
                    + ended.said();
            assertThat(ended.code()).as(as).isIn(briefly ? List.of(1, 2) : List.of(0, 1, 2));
            if (ended.err().contains("somebody changed it")) {
                Houses.requireOneLine(ended);
            }
            Child.Ended again = end(gate("--base", "HEAD", "--head", "WORKTREE"));
            assertThat(again.code()).as(as + "and again:\n" + again.said()).isEqualTo(1);
        }
    }

    @Test
    void aGateOfACommitIsOfThatCommitWhateverIsCheckedOutMeanwhile() throws Exception {
        git("branch", "good");
        Files.writeString(contract, bad);
        git("commit", "-q", "-a", "-m", "Declare nothing");
        for (int round = 0; round < Houses.rounds(1); round++) {
            Child.Running gate = gate("--base", "main~1", "--head", "main");
            int after = random.nextInt(2500);
            Thread.sleep(after);
            git("checkout", "-q", "good");
            git("gc", "-q");
            Child.Ended ended = end(gate);
            String as = "seed " + SEED + ", round " + round + ", checked out after " + after + " ms\n" + ended.said();
            assertThat(ended.code()).as(as).isIn(1, 2);
            git("checkout", "-q", "main");
            Child.Ended again = end(gate("--base", "main~1", "--head", "main"));
            assertThat(again.code()).as(as + "and again:\n" + again.said()).isEqualTo(1);
        }
    }

    @Test
    void aLockOfGitIsInTheWayOfNothing() throws Exception {
        Files.writeString(root.resolve(".git/index.lock"), "");
        Files.writeString(root.resolve(".git/HEAD.lock"), "");
        Child.Ended ended = end(gate("--base", "HEAD", "--head", "WORKTREE"));
        assertThat(ended.code()).as(ended.said()).isZero();
    }
}
