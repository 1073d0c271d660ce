package dev.patchtwin.cli;

import com.github.difflib.patch.PatchFailedException;
import com.github.difflib.unifieddiff.UnifiedDiffFile;
import com.github.difflib.unifieddiff.UnifiedDiffReader;
import dev.patchtwin.cli.DocBlocks.Block;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Does what a document tells its reader to do, in the folder in which this process was started: saves files, runs commands,
 * applies diffs. What each command of Patchtwin comes to is written to a folder, in files numbered from 0.
 */
final class ReaderRun {
    static final String FILE = "the file: ";
    static final String NOT_HERE = "not run here: ";
    static final String LAUNCHER = "./patchtwin ";

    /** What git wants to know of whoever commits; it commits the same everywhere. */
    private static final Map<String, String> GIT = Map.of(
            "GIT_AUTHOR_NAME", "A Developer",
            "GIT_AUTHOR_EMAIL", "developer@example.org",
            "GIT_COMMITTER_NAME", "A Developer",
            "GIT_COMMITTER_EMAIL", "developer@example.org",
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_SYSTEM", "/dev/null");

    private final Path results;
    private int count;

    private ReaderRun(Path results) {
        this.results = results;
    }

    /**
     * Follows a document.
     *
     * @param args the document, and the folder for what came out
     */
    public static void main(String[] args) throws Exception {
        ReaderRun run = new ReaderRun(Path.of(args[1]));
        for (Block block : DocBlocks.of(Path.of(args[0])).blocks()) {
            run.follow(block);
        }
    }

    private void follow(Block block) throws Exception {
        if (block.mark().startsWith(FILE)) {
            Files.writeString(Path.of(block.after(FILE)), block.text());
        } else if (block.info().equals("diff")) {
            edit(block.text());
        } else if (block.mark().isEmpty()) {
            for (String line : block.text().lines().toList()) {
                if (line.startsWith(LAUNCHER)) {
                    patchtwin(line.substring(LAUNCHER.length()).split(" +", -1));
                } else {
                    shell(line);
                }
            }
        }
    }

    private void patchtwin(String... args) throws IOException {
        StringWriter out = new StringWriter();
        PrintWriter both = new PrintWriter(out);
        Map<String, String> environment =
                Map.of("XDG_CACHE_HOME", results.resolve("cache").toString());
        int code = new Program(both, both, false, () -> false).with(environment).run(args);
        Files.writeString(results.resolve(count + ".txt"), out.toString());
        Files.writeString(results.resolve(count + ".code"), Integer.toString(code));
        count++;
    }

    private static void edit(String diff) throws IOException, PatchFailedException {
        var in = new ByteArrayInputStream(diff.getBytes(StandardCharsets.UTF_8));
        for (UnifiedDiffFile one : UnifiedDiffReader.parseUnifiedDiff(in).getFiles()) {
            Path file = Path.of(one.getToFile());
            List<String> now = one.getPatch().applyTo(Files.readAllLines(file));
            Files.writeString(file, String.join("\n", now) + "\n");
        }
    }

    private static void shell(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).inheritIO();
        builder.environment().putAll(GIT);
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(command + " exited with " + code);
        }
    }
}
