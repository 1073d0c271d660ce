package dev.patchtwin.cli;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.adequacy.AdequacyScore;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.check.dossier.Dossiers;
import dev.patchtwin.report.Visible;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows people what came of checking bundles, in the files that were asked for. */
final class Pages {
    private final Map<PageFormat, String> files;
    private final List<Path> adequacy;
    private final Map<String, AdequacyScore> scores = new HashMap<>();
    private final Surroundings surroundings;

    private Pages(Map<PageFormat, String> files, List<Path> adequacy, Surroundings surroundings) {
        this.files = files;
        this.adequacy = adequacy;
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
        Pages pages = new Pages(options.files(), options.adequacy(), surroundings);
        Documents.prepare(pages.files.values());
        return pages;
    }

    /**
     * Reads what was measured before, before anything else is run.
     *
     * @throws InputException when a file of it cannot be read, or is about something else than these bundles as they are
     */
    void read(List<Bundle> bundles) throws InputException {
        for (Path file : adequacy) {
            String id = AdequacyScore.bundleOf(file);
            Bundle bundle = bundles.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> InputException.at(
                            file, 1, "this is a score of the bundle '" + id + "', which is not checked; leave it out"));
            scores.put(id, AdequacyScore.read(file, bundle));
        }
    }

    /** Tells whether the standard output is for one of them. */
    boolean takeStandardOutput() {
        return files.containsValue(Documents.STANDARD_OUTPUT);
    }

    /** Tells whether what is asked for shows how cells move, so that an exploration has to count that. */
    boolean showMoves() {
        return files.containsKey(PageFormat.HTML);
    }

    /**
     * Writes all that was asked for, of the bundles that were checked.
     *
     * @param bundles those that were to be checked
     * @param results what came of them, in the same order; fewer when the check was stopped
     * @throws InputException when a file cannot be written, or one of a bundle cannot be read any more
     */
    void write(List<Bundle> bundles, CheckOptions options, List<CheckResult> results)
            throws InputException, IOException {
        if (files.isEmpty() || results.isEmpty()) {
            return;
        }
        List<Dossier> dossiers = new ArrayList<>();
        try (ProgressLine progress = new ProgressLine(surroundings)) {
            for (int i = 0; i < results.size(); i++) {
                Dossier dossier = Dossiers.of(bundles.get(i), options, results.get(i), progress);
                AdequacyScore score = scores.get(dossier.result().id());
                dossiers.add(score == null ? dossier : dossier.with(score));
            }
        }
        for (Map.Entry<PageFormat, String> file : files.entrySet()) {
            String document = file.getKey().text(dossiers);
            Documents.write(document, surroundings.shown(document), file.getValue(), surroundings.out());
            String todo = file.getKey().todo(dossiers);
            if (!todo.isEmpty()) {
                String name = file.getValue().equals(Documents.STANDARD_OUTPUT) ? "standard output" : file.getValue();
                surroundings.err().println(Visible.of(name + ": note: " + todo));
            }
        }
    }
}
