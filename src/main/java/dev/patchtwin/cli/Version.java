package dev.patchtwin.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version, as the jar's manifest has it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"patchtwin " + number().orElse("(not run from its jar)")};
    }

    /** Returns the version; empty when the classes do not come from the jar. */
    static Optional<String> number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    }
}
