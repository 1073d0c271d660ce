package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ToyHouse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Campaigns: shards, what their files survive, and that merging does not depend on the sharding. */
class CampaignTest {
    private static final String RUNS = "--runs 8 --operations 3000 --no-declared --seed 5";

    @TempDir
    Path root;

    private record Ran(int code, String out, String err) {}

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
    }

    private Ran run(Map<String, String> environment, String commandLine) {
        List<String> args = new ArrayList<>();
        for (String word : commandLine.strip().split(" +", -1)) {
            args.add(word.replace("ROOT", root.toString()));
        }
        args.addAll(List.of("--root", root.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new Program(new PrintWriter(out), new PrintWriter(err), false, () -> false)
                .with(environment)
                .run(args.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    private Ran run(String commandLine) {
        return run(Map.of(), commandLine);
    }

    /** Only the time that it took may differ. */
    private static String withoutTimes(String out) {
        return out.replaceAll("[0-9.]+ s of running", "T of running").replaceAll("\"seconds\" : [0-9.E-]+", "");
    }

    private List<String> sortedLines(String file) throws IOException {
        List<String> lines = Files.readAllLines(root.resolve(file));
        return lines.stream()
                .map(l -> l.replaceAll(",\"seconds\":[0-9.E-]+", ""))
                .sorted()
                .toList();
    }

    @Test
    void fourShardsMergedSayTheSameAsOneCampaign() {
        assertThat(run("fuzz toy " + RUNS + " --results ROOT/one/all.jsonl").code()).isEqualTo(ExitCode.DIFFERENT);
        for (int i = 1; i <= 4; i++) {
            run("fuzz toy " + RUNS + " --jobs 2 --shard " + i + "/4 --results ROOT/four/" + i + ".jsonl");
        }
        Ran one = run("merge ROOT/one");
        Ran four = run("merge ROOT/four");
        assertThat(one.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(four.code()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(withoutTimes(four.out())).isEqualTo(withoutTimes(one.out())).contains("warnings", "8 runs from seed 5 on");
        assertThat(withoutTimes(run("merge --json ROOT/four").out()))
                .isEqualTo(withoutTimes(run("merge --json ROOT/one").out()));
    }

    @Test
    void aRunIsTheSameAsASingleOneWithItsSeed() throws IOException {
        run("fuzz toy --runs 3 --operations 3000 --seed 5 --results ROOT/all.jsonl");
        String single = run("fuzz toy --operations 3000 --seed 7 --json").out();
        String third = Files.readAllLines(root.resolve("all.jsonl")).stream()
                .filter(line -> line.startsWith("{\"run\":2,"))
                .findFirst()
                .orElseThrow();
        String operations = third.replaceAll(".*\"operations\":([0-9]+).*", "$1");
        assertThat(third).contains("\"seed\":7");
        assertThat(single).contains("\"operations\" : " + operations + ",");
    }

    @Test
    void aMissingShardIsNamed() {
        for (int i : new int[] {1, 2, 4}) {
            run("fuzz toy " + RUNS + " --shard " + i + "/4 --results ROOT/four/" + i + ".jsonl");
        }
        Ran merged = run("merge ROOT/four");
        assertThat(merged.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(merged.err()).contains("of 4 shards, shard 3 is missing");
        assertThat(merged.out()).isEmpty();
    }

    @Test
    void aShardThatIsNotDoneIsInconclusive() throws IOException {
        run("fuzz toy --runs 4 --operations 30000 --results ROOT/all.jsonl");
        List<String> lines = Files.readAllLines(root.resolve("all.jsonl"));
        Files.write(root.resolve("all.jsonl"), lines.subList(0, lines.size() - 2));
        Ran merged = run("merge ROOT/all.jsonl");
        assertThat(merged.code()).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(merged.out()).contains("INCONCLUSIVE");
    }

    @Test
    void whatWasNotFinishedIsDoneAgainAndNothingElse() throws IOException {
        run("fuzz toy " + RUNS + " --results ROOT/whole.jsonl");
        List<String> lines = Files.readAllLines(root.resolve("whole.jsonl"));
        String torn = String.join("\n", lines.subList(0, 4)) + "\n" + lines.get(4).substring(0, lines.get(4).length() / 2);
        Files.writeString(root.resolve("torn.jsonl"), torn);
        run("fuzz toy " + RUNS + " --results ROOT/torn.jsonl");
        assertThat(sortedLines("torn.jsonl")).isEqualTo(sortedLines("whole.jsonl"));
        assertThat(Files.readAllLines(root.resolve("torn.jsonl")).subList(0, 4)).isEqualTo(lines.subList(0, 4));
    }

    @Test
    void aProcessThatIsKilledLosesOnlyTheRunsThatWereGoingOn() throws Exception {
        String campaign = "fuzz toy --runs 60 --operations 20000 --results ROOT/killed.jsonl";
        Path file = root.resolve("killed.jsonl");
        for (int lines : new int[] {2, 9, 20}) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()));
            command.addAll(List.of((campaign + " --root ROOT").replace("ROOT", root.toString()).split(" ")));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(root.resolve("out.txt").toFile())
                    .start();
            while (process.isAlive() && (!Files.exists(file) || Files.readAllLines(file).size() < lines)) {
                Thread.sleep(2);
            }
            process.destroyForcibly().waitFor();
            Ran merged = run("merge ROOT/killed.jsonl");
            assertThat(merged.code()).as(merged.err()).isIn(ExitCode.INCONCLUSIVE, ExitCode.EQUIVALENT);
        }
        run(campaign);
        run(campaign.replace("killed", "whole"));
        assertThat(sortedLines("killed.jsonl")).isEqualTo(sortedLines("whole.jsonl"));
    }

    @Test
    void aCampaignOfATimeEnds() throws IOException {
        Ran ran = run("fuzz toy --time 1s --operations 20000 --results ROOT/time.jsonl");
        assertThat(ran.code()).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(Files.readAllLines(root.resolve("time.jsonl")).size()).isGreaterThan(2);
        assertThat(ran.out()).contains("Results: ");
    }

    @Test
    void resultsOfSomethingElseAreLeftAlone() throws IOException {
        run("fuzz toy --runs 2 --operations 1000 --results ROOT/all.jsonl");
        String before = Files.readString(root.resolve("all.jsonl"));
        Ran other = run("fuzz toy --runs 2 --operations 1000 --seed 9 --results ROOT/all.jsonl");
        assertThat(other.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(other.err()).contains("all.jsonl:1: error: these are results of something else");
        Files.writeString(root.resolve("text.jsonl"), "my diary\n");
        assertThat(run("fuzz toy --runs 2 --operations 1000 --results ROOT/text.jsonl").code())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Files.readString(root.resolve("all.jsonl"))).isEqualTo(before);
        assertThat(Files.readString(root.resolve("text.jsonl"))).isEqualTo("my diary\n");
    }

    @Test
    void twoProcessesDoNotWriteTheSameFile() throws IOException {
        Path file = root.resolve("all.jsonl");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            Ran ran = run("fuzz toy --runs 2 --operations 1000 --results ROOT/all.jsonl");
            assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(ran.err()).contains("another process is writing results there");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            JOB_COMPLETION_INDEX=1 PATCHTWIN_SHARDS=4             | 2/4
            TEST_SHARD_INDEX=0 TEST_TOTAL_SHARDS=2                | 1/2
            CI_NODE_INDEX=3 CI_NODE_TOTAL=3                       | 3/3
            HOME=/root                                            | 1/1
            """)
    void theEnvironmentSaysWhichShardItIs(String variables, String shard) throws IOException {
        Ran ran = run(environment(variables), "fuzz toy --runs 6 --operations 1000 --results ROOT/s.jsonl");
        assertThat(ran.code()).isNotEqualTo(ExitCode.BAD_INPUT);
        assertThat(Files.readAllLines(root.resolve("s.jsonl")).get(0)).contains("\"shard\":\"" + shard + "\"");
    }

    @Test
    void theFileThatAsksForASignOfShardingGetsIt() {
        Path status = root.resolve("status");
        run(
                Map.of("TEST_SHARD_INDEX", "0", "TEST_TOTAL_SHARDS", "2", "TEST_SHARD_STATUS_FILE", status.toString()),
                "fuzz toy --runs 2 --operations 1000");
        assertThat(status).exists();
    }

    private static Map<String, String> environment(String variables) {
        Map<String, String> map = new HashMap<>();
        for (String variable : variables.split(" ", -1)) {
            int equals = variable.indexOf('=');
            map.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return map;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            JOB_COMPLETION_INDEX=1                                | PATCHTWIN_SHARDS
            JOB_COMPLETION_INDEX=4 PATCHTWIN_SHARDS=4             | JOB_COMPLETION_INDEX goes from 0 to 3
            CI_NODE_INDEX=0 CI_NODE_TOTAL=2                       | CI_NODE_INDEX goes from 1 to 2
            CI_NODE_INDEX=one CI_NODE_TOTAL=2                     | CI_NODE_INDEX must be a whole number
            CI_NODE_INDEX=1 CI_NODE_TOTAL=2 TEST_SHARD_INDEX=0 TEST_TOTAL_SHARDS=2 | say it with --shard
            """)
    void anEnvironmentThatMakesNoSenseIsRefused(String variables, String message) {
        Ran ran = run(environment(variables), "fuzz toy --runs 6 --operations 1000");
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            --shard 1/2                 | --shard is for campaigns
            --results x                 | --results is for campaigns
            --runs 0                    | --runs must be at least 1
            --runs 2 --shard 3/2        | there is no shard 3 of 2
            --runs 2 --shard half       | --shard is I/N
            --time soon                 | --time is a time such as
            --runs 2 --jobs 0           | --jobs goes from 1
            --runs 2 --corpus x         | --corpus is for a single run
            --runs 2 --world nowhere    | there is no world 'nowhere'
            """)
    void badUsageIsRefused(String options, String message) {
        Ran ran = run("fuzz toy " + options);
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains(message).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            1 | "campaign":1        | "campaign":2        | form 2
            1 | "seed":5            | "seed":"x"          | seed is a whole number
            1 | "shard":"1/1"       | "shard":"2/1"       | there is no shard 2 of 1
            2 | "operations":       | "oprations":        | oprations
            3 | "run":              | "run":7,"run":      | given twice
            2 | "seed":             | "seed":9            | none of this shard
            3 | {"run"              | {run: [             | not YAML
            """)
    void aSpoiltFileIsRefusedWithItsPlace(int line, String from, String to, String message) throws IOException {
        run("fuzz toy " + RUNS + " --jobs 1 --results ROOT/all.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(root.resolve("all.jsonl")));
        assertThat(lines.get(line - 1)).contains(from);
        lines.set(line - 1, lines.get(line - 1).replace(from, to));
        Files.write(root.resolve("all.jsonl"), lines, StandardCharsets.UTF_8);
        Ran ran = run("merge ROOT/all.jsonl");
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("all.jsonl:" + line + ": error: ").contains(message);
    }

    @Test
    void shardsOfDifferentCampaignsAreNotMerged() {
        run("fuzz toy " + RUNS + " --shard 1/2 --results ROOT/two/1.jsonl");
        run("fuzz toy --runs 9 --operations 3000 --shard 2/2 --results ROOT/two/2.jsonl");
        assertThat(run("merge ROOT/two").err()).contains("2.jsonl:1: error: these are results of another campaign");
        assertThat(run("merge ROOT/two").code()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aBundleThatHasChangedIsNotJudgedByOldResults() throws IOException {
        run("fuzz toy " + RUNS + " --results ROOT/all.jsonl");
        Path yaml = root.resolve("patches/toy/twin.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "# changed\n");
        Ran ran = run("merge ROOT/all.jsonl");
        assertThat(ran.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("has changed since");
    }
}
