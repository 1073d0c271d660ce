package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ToyHouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The manifests under docs/ are run as they stand, with a smaller bundle and shorter runs: each shard is a process. */
@DisabledOnOs(OS.WINDOWS)
class ManifestTest {
    @TempDir
    Path root;

    /** A folder with a bundle, and a program called patchtwin, as in a clone. */
    @BeforeEach
    void makeAClone() throws IOException {
        ToyHouse.copyTo(root);
        Path launcher = root.resolve("patchtwin");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -cp '"
                        + System.getProperty("java.class.path") + "' " + Main.class.getName() + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What every manifest is run with instead of a night's work. */
    private Map<String, String> small(Map<String, String> environment) {
        Map<String, String> smaller = new HashMap<>(environment);
        smaller.put("BUNDLE", "toy");
        smaller.put("RUNS", "8");
        smaller.put("OPERATIONS", "20000");
        return smaller;
    }

    private void requireVerdict(List<Process> shards, List<String> merge) throws Exception {
        for (Process shard : shards) {
            String out = output(shard);
            assertThat(shard.waitFor()).as(out).isEqualTo(ExitCode.EQUIVALENT);
        }
        Process merged = start(merge, Map.of());
        String out = output(merged);
        assertThat(merged.waitFor()).as(out).isEqualTo(ExitCode.EQUIVALENT);
        assertThat(out).contains("in 8 runs from seed 1 on", "NO DIFFERENCE FOUND");
    }

    @Test
    void theIndexedJobRunsEveryShardOnce() throws Exception {
        Map<?, ?> job = Yaml.read(Path.of("docs/campaign-job.yaml"));
        assertThat(Yaml.at(job, "kind")).isEqualTo("Job");
        assertThat(Yaml.at(job, "spec", "completionMode")).isEqualTo("Indexed");
        Object container = Yaml.at(job, "spec", "template", "spec", "containers", 0);
        Map<String, String> environment = new HashMap<>();
        for (Object variable : (List<?>) Yaml.at(container, "env")) {
            environment.put((String) Yaml.at(variable, "name"), (String) Yaml.at(variable, "value"));
        }
        int completions = (Integer) Yaml.at(job, "spec", "completions");
        assertThat(environment).containsEntry("PATCHTWIN_SHARDS", String.valueOf(completions));
        environment = small(environment);
        environment.put("RESULTS", root.resolve("results").toString());
        List<Process> shards = new ArrayList<>();
        for (int index = 0; index < completions; index++) {
            environment.put("JOB_COMPLETION_INDEX", String.valueOf(index));
            List<String> command = new ArrayList<>();
            for (Object word : (List<?>) Yaml.at(container, "command")) {
                command.add(expanded((String) word, environment));
            }
            shards.add(start(command, environment));
        }
        requireVerdict(shards, List.of("./patchtwin", "merge", environment.get("RESULTS")));
    }

    /** Kubernetes puts variables in the place of $(NAME). */
    private static String expanded(String word, Map<String, String> environment) {
        String text = word;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            text = text.replace("$(" + variable.getKey() + ")", variable.getValue());
        }
        assertThat(text).doesNotContain("$(");
        return text;
    }

    @Test
    void theCiMatrixRunsEveryShardOnce() throws Exception {
        Map<?, ?> pipeline = Yaml.read(Path.of("docs/campaign-gitlab.yml"));
        Map<String, String> environment = new HashMap<>();
        ((Map<?, ?>) Yaml.at(pipeline, "variables")).forEach((k, v) -> environment.put((String) k, (String) v));
        int parallel = (Integer) Yaml.at(pipeline, "campaign", "parallel");
        List<Process> shards = new ArrayList<>();
        for (int index = 1; index <= parallel; index++) {
            Map<String, String> all = small(environment);
            all.put("CI_NODE_INDEX", String.valueOf(index));
            all.put("CI_NODE_TOTAL", String.valueOf(parallel));
            shards.add(start(List.of("sh", "-c", (String) Yaml.at(pipeline, "campaign", "script", 0)), all));
        }
        requireVerdict(shards, List.of("sh", "-c", (String) Yaml.at(pipeline, "verdict", "script", 0)));
    }
}
