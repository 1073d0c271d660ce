package dev.patchtwin.cli;

import dev.patchtwin.check.InputException;
import dev.patchtwin.check.patches.PatchInput;
import dev.patchtwin.check.patches.PatchResult;
import dev.patchtwin.check.patches.PatchWork;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands about one mail or series can be told. */
final class MailOptions {
    @Parameters(
            paramLabel = "MAIL",
            description = "A mail or a mailbox, as it was received or copied; - for the standard input.")
    private String mail = PatchInput.STANDARD_INPUT;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    boolean json;

    PatchResult work(Surroundings surroundings, Optional<String> tree) throws InputException {
        return PatchWork.of(PatchInput.read(mail, surroundings.in()), tree);
    }
}
