package dev.patchtwin.report.html;

import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformWishes;
import dev.patchtwin.check.Watch;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.check.dossier.Evidence;
import dev.patchtwin.check.dossier.Play;
import dev.patchtwin.patch.RecoveredPatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

final class PageSamples {
    public static void main(String[] args) throws Exception {
        Path root = Path.of(".");
        Bundle bundle = new Bundles(root).read("kvm-reclaim-external-sp");
        CheckOptions options = CheckOptions.standard(root).withThreads(2).withOperations(200000).withConforms(ConformWishes.standard(System.getenv()));
        if (args.length > 1) { options = options.withoutDeclared(); }
        CheckResult result = Check.run(bundle, options, new Watch() {});
        List<Play> plays = new ArrayList<>();
        result.findings().forEach(f -> plays.add(new Play(f.channel(), f.channel(), Optional.of(f), Optional.empty(), f.origin(), f.text(), f.repro(), f.steps(), List.of(), List.of(), List.of())));
        Dossier dossier = new Dossier(result, RecoveredPatch.read(bundle.mail().toString(), Files.readAllBytes(bundle.mail())), List.of(), Optional.empty(), plays, new Evidence("OpenJDK", 2, new TreeMap<>()));
        Files.writeString(Path.of(args[0]), HtmlPage.of(List.of(dossier), "0.1.0"));
    }
}
