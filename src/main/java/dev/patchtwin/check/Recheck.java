package dev.patchtwin.check;

import dev.patchtwin.trace.VocabularyDigest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An exploration that was made again to see whether a certificate tells the truth.
 *
 * @param file the certificate
 * @param certificate what it says
 * @param result what was found this time
 * @param differences in what it is not what the certificate says, a line each
 */
public record Recheck(Path file, Certificate certificate, CheckResult result, List<String> differences) {
    /** Copies the list. */
    public Recheck {
        differences = List.copyOf(differences);
    }

    /**
     * Explores what a certificate covers.
     *
     * @param options the threads, and where the bundles are
     * @param bounds memory and time; the rest is as the certificate says
     * @throws InputException when the certificate cannot be read, or was made of other inputs than there are now
     */
    public static Recheck run(Path file, CheckOptions options, ExploreBounds bounds, Watch watch) throws InputException {
        Certificate certificate = CertificateReader.read(file);
        Bundle bundle = options.workspace().bundles().read(certificate.bundle());
        requireSameInputs(file, certificate, bundle);
        ExploreBounds same = new ExploreBounds(
                Optional.of(certificate.world()),
                OptionalInt.empty(),
                Long.MAX_VALUE,
                Integer.MAX_VALUE,
                bounds.mostBytes(),
                bounds.mostNanos(),
                bounds.hashed(),
                certificate.symmetry());
        CheckOptions how = options.withoutFuzzing().withExplores(Optional.of(same));
        CheckResult result = Check.run(bundle, certificate.strict() ? how.withoutDeclared() : how, watch);
        ExploreRun run = result.explored().orElseThrow();
        List<String> differences = run.complete()
                ? Certificates.differences(certificate, Certificates.of(bundle, run, certificate.strict()))
                : List.of();
        return new Recheck(file, certificate, result, differences);
    }

    private static void requireSameInputs(Path file, Certificate certificate, Bundle bundle) throws InputException {
        for (Map.Entry<String, String> input : Certificates.inputs(bundle).entrySet()) {
            String certified = certificate.inputs().get(input.getKey());
            if (!input.getValue().equals(certified)) {
                throw InputException.at(
                        file,
                        1,
                        "this certificate was made of another " + input.getKey() + " than the one in "
                                + bundle.file().getParent() + " (SHA-256 " + certified + ", now " + input.getValue()
                                + "); check out the revision that it was made of, or explore anew");
            }
        }
        List<Scope> scopes = bundle.scopes().getOrDefault(certificate.world(), List.of());
        for (Certificate.Slice slice : certificate.slices()) {
            boolean same = scopes.stream()
                    .anyMatch(scope -> scope.name().equals(slice.name())
                            && scope.world().equals(slice.parameters())
                            && scope.faults() == slice.faults()
                            && digest(bundle, scope).equals(slice.vocabulary()));
            if (!same || scopes.size() != certificate.slices().size()) {
                throw InputException.at(
                        file,
                        1,
                        "this certificate is about the slice " + slice.name() + " as it is not any more: its parameters,"
                                + " its faults, or what the models can do in it have changed; explore anew");
            }
        }
    }

    private static String digest(Bundle bundle, Scope scope) {
        return VocabularyDigest.of(
                bundle.id(), bundle.models(), bundle.before().create(scope.world()).vocabulary());
    }

    /** Tells whether everything was found again. */
    public boolean same() {
        return result.explored().map(ExploreRun::complete).orElse(false) && differences.isEmpty();
    }
}
