package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.patch.corpus.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation of {@code patchtwin gate} shows is what comes out, for the toy of these tests. */
class GateDocsTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- a gate of the toy: (.*) -->\n```\n((?:(?!```).*\n)*)```\n");

    @TempDir
    private Path folder;

    /**
     * With {@code -Dreadme.update} the examples are written anew, and the test fails all the same, so that nothing is
     * accepted unseen.
     */
    @Test
    void everyExampleIsWhatComesOut() throws IOException {
        assumeTrue(Git.isThere(), "there is no git here");
        Map<String, String> printed = new LinkedHashMap<>();
        GateRepo repo = GateRepo.in(folder);
        repo.git().run("checkout", "-q", "-b", "topic");
        repo.replace(
                GateRepo.MODEL,
                "Arrays.fill(pages, FREE);",
                "freeAll();\n    }\n\n    private void freeAll() {\n        Arrays.fill(pages, FREE);");
        repo.commit("Extract a method");
        printed.put("the meaning is kept", said(repo, 0));

        repo.replace(
                GateRepo.MODEL, "Observation.word(page, answer));", "Observation.word(page, Math.min(answer, 1)));");
        repo.commit("Give every failure back as busy");
        printed.put("the meaning is changed", said(repo, 1));

        for (String trace : new String[] {"rack-before", "rack-after"}) {
            repo.patchtwin("golden", "add", repo.root() + "/target/witness/gate/" + trace + "/toy/returns.trace");
        }
        repo.write(".gitignore", "target/\n");
        repo.commit("Show it\n\nModel-Change: toy: Callers have never looked at which failure it was.\n");
        printed.put("the change is shown and declared", said(repo, 0));
        printed.put("a clone that is too shallow", shallow(repo));

        requireShown("README.md", Map.of("the meaning is kept", printed.remove("the meaning is kept")));
        requireShown("docs/gate.md", printed);
    }

    private static String said(GateRepo repo, int code) {
        GateRepo.Run run = repo.gate("--base", "main");
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        // At home nobody names the folder.
        String folder = repo.root().toString();
        return run.out().replace(" --root " + folder, "").replace(folder + "/", "");
    }

    private String shallow(GateRepo repo) throws IOException {
        Path clone = folder.resolve("clone");
        repo.git().run("clone", "-q", "--depth=1", "--no-single-branch", "file://" + repo.root(), clone.toString());
        GateRepo.Run run = repo.at(clone, "gate", "--base", "origin/main");
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.BAD_INPUT);
        return run.err().replace(clone.toString(), ".");
    }

    private static void requireShown(String name, Map<String, String> printed) throws IOException {
        Path file = Path.of(name);
        String text = Files.readString(file);
        Map<String, String> shown = new LinkedHashMap<>();
        StringBuilder anew = new StringBuilder();
        int done = 0;
        Matcher example = EXAMPLE.matcher(text);
        while (example.find()) {
            shown.put(example.group(1), example.group(2));
            anew.append(text, done, example.start(2))
                    .append(printed.getOrDefault(example.group(1), "no test makes this\n"));
            done = example.end(2);
        }
        anew.append(text.substring(done));
        if (System.getProperty("readme.update") != null) {
            Files.writeString(file, anew);
        }
        assertThat(anywhere(shown))
                .as("%s; -Dreadme.update writes it anew", name)
                .isEqualTo(anywhere(printed));
    }

    /** Leaves out the ids of commits, which are others as soon as anything changes in the toy. */
    private static Map<String, String> anywhere(Map<String, String> texts) {
        Map<String, String> same = new LinkedHashMap<>();
        texts.forEach((name, text) -> same.put(name, text.replaceAll("\\b[0-9a-f]{12}\\b", "COMMIT")));
        return same;
    }
}
