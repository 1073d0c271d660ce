package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.check.dossier.Dossiers;
import dev.patchtwin.check.patches.PatchOutput;
import dev.patchtwin.report.Visible;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Shows people what came of checking a bundle, in the files that were asked for. */
final class Pages {
    private final Map<PageFormat, String> files;
    private final Surroundings surroundings;

    private Pages(Map<PageFormat, String> files, Surroundings surroundings) {
        this.files = files;
        this.surroundings = surroundings;
    }

    /**
     * Makes ready, before anything is run.
     *
     * @param bundles how many bundles are checked
     * @param json whether the standard output is for a document in JSON
     * @throws InputException when a file cannot be written
     */
    static Pages open(PageOptions options, Surroundings surroundings, int bundles, boolean json) throws InputException {
        options.require(bundles, json);
        Pages pages = new Pages(options.files(), surroundings);
        for (String file : pages.files.values()) {
            if (!file.equals(CiOptions.STANDARD_OUTPUT)) {
                PatchOutput.prepare(file);
            }
        }
        return pages;
    }

    /** Tells whether the standard output is for one of them. */
    boolean takeStandardOutput() {
        return files.containsValue(CiOptions.STANDARD_OUTPUT);
    }

    /**
     * Writes all that was asked for, of the bundle that was checked; when nothing was, there may be several.
     *
     * @param results none when the check was stopped before it had begun
     * @throws InputException when a file cannot be written, or one of the bundle cannot be read any more
     */
    void write(List<Bundle> bundles, CheckOptions options, List<CheckResult> results) throws InputException {
        if (files.isEmpty() || results.isEmpty()) {
            return;
        }
        Dossier dossier;
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            dossier = Dossiers.of(bundles.get(0), options, results.get(0), progress);
        }
        for (Map.Entry<PageFormat, String> file : files.entrySet()) {
            write(file.getKey().text(dossier), file.getValue());
            String todo = file.getKey().todo(dossier);
            if (!todo.isEmpty()) {
                String name = file.getValue().equals(CiOptions.STANDARD_OUTPUT) ? "standard output" : file.getValue();
                surroundings.err().println(Visible.of(name + ": note: " + todo));
            }
        }
    }

    private void write(String document, String file) throws InputException {
        if (file.equals(CiOptions.STANDARD_OUTPUT)) {
            surroundings.out().print(surroundings.shown(document));
            surroundings.out().flush();
        } else {
            PatchOutput.write(file, document.getBytes(StandardCharsets.UTF_8));
        }
    }
}
