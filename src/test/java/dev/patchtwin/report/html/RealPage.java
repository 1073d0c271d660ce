package dev.patchtwin.report.html;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.Check;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.ConformWishes;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Watch;
import dev.patchtwin.check.dossier.Dossiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The page of the bundle that the tool was made for. */
final class RealPage {
    private static final Path ROOT = Path.of(".");
    private static final String BUNDLE = "kvm-reclaim-external-sp";

    private RealPage() {}

    /** Writes it after a short run: the tiny world, some thousand operations, and the C in every case that there is. */
    static Path quick(Path folder) throws InputException, IOException {
        CheckOptions options = options(folder).withOperations(5_000);
        return write(
                folder,
                options.withExplores(options.explores().map(bounds -> bounds.of("tiny")))
                        .withConforms(
                                new ConformWishes(System.getenv(), false, Optional.empty(), OptionalLong.of(1_000))));
    }

    /** Writes it after the whole of a check. */
    static Path whole(Path folder) throws InputException, IOException {
        return write(
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

    private static Path write(Path folder, CheckOptions options) throws InputException, IOException {
        Bundle bundle = new Bundles(ROOT).read(BUNDLE);
        CheckResult result = Check.run(bundle, options, Watch.NOBODY);
        Path page = folder.resolve("report.html");
        Files.writeString(
                page, HtmlPage.of(List.of(Dossiers.of(bundle, options, result, Watch.NOBODY)), "0.1.0-SNAPSHOT"));
        return page;
    }
}
