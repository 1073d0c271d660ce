package dev.patchtwin.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The files for people, which a command writes when bundles are checked. */
final class PageOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything else happens
    private CommandSpec spec;

    @Option(
            names = "--reply",
            paramLabel = "FILE",
            description =
                    "Write a reply to the patch's mail, too, to read, edit and send; - writes it to the standard output in"
                            + " place of the text. Of one bundle only.")
    private @Nullable String reply;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write one page of HTML, too, that needs nothing else: the patch line by line, every difference step by"
                            + " step, and how pages live. 'patchtwin view' opens it.")
    private @Nullable String html;

    @Option(
            names = "--adequacy",
            paramLabel = "FILE",
            description =
                    "Show on the page what 'patchtwin adequacy BUNDLE --json' has printed before. Once for each bundle.")
    private List<Path> adequacy = List.of();

    /** Returns the files of scores that were measured before. */
    List<Path> adequacy() {
        return adequacy;
    }

    /** Returns the files that were asked for, by what shall stand in them, in a fixed order. */
    Map<PageFormat, String> files() {
        Map<PageFormat, String> files = new EnumMap<>(PageFormat.class);
        add(files, PageFormat.HTML, html);
        add(files, PageFormat.REPLY, reply);
        return files;
    }

    private static void add(Map<PageFormat, String> files, PageFormat format, @Nullable String file) {
        if (file != null) {
            files.put(format, file);
        }
    }

    /**
     * Makes sure that a reply is asked for of one bundle, and that no more than one document goes to the standard
     * output.
     *
     * @param bundles how many bundles are checked
     * @param json whether the standard output is for a document in JSON
     */
    void require(int bundles, boolean json) {
        if (reply != null && bundles > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--reply is about one bundle, and this checks " + bundles + ": name one");
        }
        if (!adequacy.isEmpty() && html == null) {
            throw new ParameterException(spec.commandLine(), "--adequacy shows on a page: give --html FILE with it");
        }
        Documents.requireOne(spec, files().values(), json);
    }
}
