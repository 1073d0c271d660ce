package dev.patchtwin.check.dossier;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.CheckOptions;
import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Recovery;
import dev.patchtwin.check.Watch;
import java.util.Optional;
import javax.tools.ToolProvider;

/** Makes a dossier of what came out of a check. */
public final class Dossiers {
    private Dossiers() {}

    /**
     * Makes a dossier. For every finding its witness is replayed. For every declared difference that was needed a short
     * trace that needs it is looked for: the shortest golden one, which is made shorter if it can be, and else, where no
     * golden trace needs it, the first that exploring comes upon.
     *
     * @param bundle the bundle that was checked, with the models that it was checked with
     * @param options how it was checked. Their folder of witnesses gets the traces that were made shorter, named {@code
     *     declared-ID.trace}; where a folder cannot be written to that the user did not name, golden traces stay as they are
     * @param result what came out
     * @param watch is told how far it is, and may stop it: then the plays that are not made yet are not in the dossier
     * @throws InputException when the mail, a golden trace or another file of the bundle cannot be read any more, a golden
     *     trace cannot be replayed to its end, or a trace cannot be written to the folder that the options name
     */
    public static Dossier of(Bundle bundle, CheckOptions options, CheckResult result, Watch watch)
            throws InputException {
        return new Dossier(
                result,
                Recovery.read(bundle),
                FunctionTwins.of(
                        bundle,
                        result.patch().touched(),
                        Optional.ofNullable(ToolProvider.getSystemJavaCompiler()),
                        options.root()),
                Scenes.legend(bundle),
                new Plays(bundle, options, result, watch).all(),
                Optional.empty(),
                Evidences.of(bundle, options.root()));
    }
}
