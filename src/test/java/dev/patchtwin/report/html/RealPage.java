package dev.patchtwin.report.html;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformWishes;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Scope;
import dev.patchtwin.check.Watch;
import dev.patchtwin.check.dossier.Dossiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The page of the bundle that the tool was made for. */
final class RealPage {
    private static final Path ROOT = Path.of(".");
    private static final String BUNDLE = "kvm-reclaim-external-sp";

    private RealPage() {}

    /**
     * Writes it after a short run: the tiny world with one fault in a run, some thousand operations, and the C in every case that
     * there is.
     */
    static Path quick(Path folder) throws InputException, IOException {
        CheckOptions options = options(folder).withOperations(5_000);
        return write(
                withOneFault(new Bundles(ROOT).read(BUNDLE)),
                folder,
                options.withExplores(options.explores().map(bounds -> bounds.of("tiny")))
                        .withConforms(
                                new ConformWishes(System.getenv(), false, Optional.empty(), OptionalLong.of(1_000))));
    }

    /** Writes it after the whole of a check. */
    static Path whole(Path folder) throws InputException, IOException {
        return write(
                new Bundles(ROOT).read(BUNDLE),
                folder,
                options(folder)
                        .withThreads(Runtime.getRuntime().availableProcessors())
                        .withConforms(ConformWishes.standard(System.getenv())));
    }

    private static CheckOptions options(Path folder) {
        return CheckOptions.standard(ROOT)
                .withWitnesses(folder.resolve("witness"))
                .withCounting();
    }

    /** Returns the same bundle, whose tiny world has a quarter of its states: enough for a page to show. */
    private static Bundle withOneFault(Bundle bundle) {
        Map<String, List<Scope>> scopes = new TreeMap<>(bundle.scopes());
        scopes.computeIfPresent(
                "tiny",
                (name, tiny) -> tiny.stream()
                        .map(scope -> new Scope(scope.name(), scope.world(), 1))
                        .toList());
        return new Bundle(
                bundle.id(),
                bundle.file(),
                bundle.title(),
                bundle.mail(),
                bundle.before(),
                bundle.after(),
                bundle.worlds(),
                scopes,
                bundle.explored(),
                bundle.fuzz(),
                bundle.probes(),
                bundle.channels(),
                bundle.declared(),
                bundle.adequacy(),
                bundle.conform(),
                bundle.changes());
    }

    private static Path write(Bundle bundle, Path folder, CheckOptions options) throws InputException, IOException {
        CheckResult result = Check.run(bundle, options, Watch.NOBODY);
        Path page = folder.resolve("report.html");
        Files.writeString(
                page, HtmlPage.of(List.of(Dossiers.of(bundle, options, result, Watch.NOBODY)), "0.1.0-SNAPSHOT"));
        return page;
    }
}
