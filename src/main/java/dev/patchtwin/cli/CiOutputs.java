package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.IoReason;
import dev.patchtwin.report.ci.Annotations;
import dev.patchtwin.report.ci.CiOrigin;
import dev.patchtwin.report.ci.CiPaths;
import dev.patchtwin.report.ci.CiRun;
import dev.patchtwin.report.ci.MarkdownSummary;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;

/**
 * Tells CI systems what came of a command: in the files that were asked for, and, where GitHub runs it, in annotations and
 * in the summary of the step.
 *
 * <p>There, lines of the output are commands to the host when they begin so. What is printed comes from mails and models, so
 * the host is told not to listen while it is printed.
 */
final class CiOutputs {
    private static final double NANOS = 1e9;

    private final Map<CiFormat, String> files;
    private final Surroundings surroundings;
    private final CiPaths paths;
    private final boolean text;
    private final boolean hosted;
    private final String token = UUID.randomUUID().toString();
    private final long began = System.nanoTime();

    private CiOutputs(CiOptions options, Surroundings surroundings, Path root, boolean json) {
        this.files = options.files();
        this.surroundings = surroundings;
        paths = new CiPaths(root, repository(root));
        text = !json && !files.containsValue(Documents.STANDARD_OUTPUT);
        hosted = surroundings.isOnGitHub();
    }

    /**
     * Makes ready, before anything is run.
     *
     * @param root the folder that has {@code patches/} in it
     * @param json whether the standard output is for a document in JSON
     * @throws InputException when a file cannot be written
     */
    static CiOutputs open(CiOptions options, Surroundings surroundings, Path root, boolean json) throws InputException {
        options.require(json);
        CiOutputs outputs = new CiOutputs(options, surroundings, root, json);
        Documents.prepare(outputs.files.values());
        if (outputs.annotates()) {
            surroundings.out().println("::stop-commands::" + outputs.token);
        }
        return outputs;
    }

    /** Tells whether the text for people is printed; not where a document takes its place. */
    boolean printsText() {
        return text;
    }

    /** Returns how files are named. */
    CiPaths paths() {
        return paths;
    }

    /** Writes all that was asked for, and all that the host reads. */
    void write(CiRun result) throws InputException, IOException {
        CiRun run = result.with(CiOrigin.of(surroundings.environment()), (System.nanoTime() - began) / NANOS);
        if (annotates()) {
            surroundings.out().println("::" + token + "::");
            Annotations.write(run, surroundings.out());
        }
        for (Map.Entry<CiFormat, String> file : files.entrySet()) {
            String document = file.getKey().text(run);
            Documents.write(document, document, file.getValue(), surroundings.out());
        }
        if (hosted) {
            appendSummary(run);
        }
    }

    /** Writes the same when the command has failed; what it failed with matters more than what fails here. */
    void writeAfter(Throwable failure, CiRun result) {
        try {
            write(result);
        } catch (InputException | IOException e) {
            failure.addSuppressed(e);
            surroundings.err().println(e.getMessage());
        }
    }

    private boolean annotates() {
        return hosted && text;
    }

    /** Others write to the summary of a step, too, so this adds to it; that it cannot be written changes no verdict. */
    private void appendSummary(CiRun run) {
        String file = surroundings.environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (file.isEmpty()) {
            return;
        }
        try {
            Path path = Path.of(file);
            long room = MarkdownSummary.MOST_BYTES - (Files.exists(path) ? Files.size(path) : 0);
            if (room < MarkdownSummary.LEAST_BYTES) {
                warn(file + ": warning: has no room for a summary of this run; give it a step of its own");
                return;
            }
            StringWriter out = new StringWriter();
            MarkdownSummary.write(run, out, (int) room);
            Files.write(
                    path,
                    out.toString().getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            warn(file + ": warning: the summary of the step cannot be written (" + IoReason.of(e) + ")");
        } catch (InvalidPathException e) {
            warn(file + ": warning: GITHUB_STEP_SUMMARY names no file");
        }
    }

    private void warn(String line) {
        surroundings.err().println(line);
    }

    /** The nearest folder at or above the root that git knows; else the root itself. */
    private static Path repository(Path root) {
        for (Path folder = root.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        return root;
    }
}
