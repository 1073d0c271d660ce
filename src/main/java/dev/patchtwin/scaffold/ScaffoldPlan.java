package dev.patchtwin.scaffold;

import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.Models;
import dev.patchtwin.check.patches.PatchInput;
import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.RecoveredPatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Finds out what a new bundle consists of; writes nothing. */
public final class ScaffoldPlan {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /** What can stand in a text of Java, of YAML and of XML as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+/-]*");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String id;
    private final PatchInput mail;
    private final Path root;

    private ScaffoldPlan(String id, PatchInput mail, Path root) {
        this.id = id;
        this.mail = mail;
        this.root = root;
    }

    /**
     * Plans a bundle.
     *
     * @param id its name
     * @param mail the mail that has the patch
     * @param packageName the package of its models; made of its name when it is not given
     * @param root the folder that has {@code patches/} in it, or gets it
     * @throws InputException when the name or the package cannot be, or is taken; when the patch cannot be recovered, touches
     *     nothing that has a name, or has names in it that no source can hold
     */
    public static Scaffold of(String id, PatchInput mail, Optional<String> packageName, Path root)
            throws InputException {
        return new ScaffoldPlan(id, mail, root).plan(packageName);
    }

    private Scaffold plan(Optional<String> packageName) throws InputException {
        if (!ID.matcher(id).matches()) {
            throw new InputException(
                    "patchtwin: error: '" + id + "' cannot name a bundle; use letters, digits, '.', '_' and"
                            + " '-', beginning with a letter or digit");
        }
        if (Files.isDirectory(root.resolve("patches"))
                && new Bundles(root).ids().contains(id)) {
            throw new InputException(root.resolve("patches").resolve(id)
                    + ": error: is a bundle already; give the new one another name");
        }
        for (String side : List.of("before", "after")) {
            if (Models.installed().find(id + "-" + side).isPresent()) {
                throw new InputException("patchtwin: error: there is a model '" + id + "-" + side
                        + "' already; give the bundle another name");
            }
        }
        String inside = packageName.orElseGet(() -> JavaNames.packageOf(id));
        if (!SourceVersion.isName(inside)) {
            throw new InputException("patchtwin: error: '" + inside + "' cannot be the name of a Java package");
        }
        RecoveredPatch patch = recover();
        Layout layout = new Layout(
                id,
                mailName(),
                inside,
                JavaNames.camel(id, true),
                version(),
                Parts.of(patch, "patches/" + id + "/" + mailName()));
        requireParts(layout);
        return new Scaffold(layout, root, mail.bytes());
    }

    private RecoveredPatch recover() throws InputException {
        RecoveredPatch patch = RecoveredPatch.read(mail.name(), mail.bytes());
        List<String> errors = patch.diagnostics().stream()
                .filter(Diagnostic::isFault)
                .map(Diagnostic::toString)
                .toList();
        if (!errors.isEmpty()) {
            throw new InputException(errors);
        }
        return patch;
    }

    /** The file keeps its name where that can stand in a contract as it is. */
    private String mailName() {
        String name = mail.name().substring(mail.name().lastIndexOf('/') + 1);
        return PLAIN.matcher(name).matches() && !name.equals("twin.yaml") ? name : "the.patch";
    }

    private void requireParts(Layout layout) throws InputException {
        if (layout.parts().isEmpty()) {
            throw new InputException(
                    mail.name() + ": error: the patch touches no function, member, variable or macro of a C"
                            + " file, so there is nothing to model; see './patchtwin patch functions'");
        }
        for (Part part : layout.parts()) {
            for (Part.Side side : List.of(
                    part.before().or(part::after).orElseThrow(),
                    part.after().or(part::before).orElseThrow())) {
                if (!NAME.matcher(side.name()).matches()
                        || !PLAIN.matcher(side.file()).matches()) {
                    throw new InputException(
                            mail.name() + ": error: '" + side.name() + "' in '" + side.file()
                                    + "' cannot stand in a Java source as it is; write the models of this patch by hand (docs/bundle.md)");
                }
            }
        }
    }

    private static String version() {
        try (InputStream in = Objects.requireNonNull(ScaffoldPlan.class.getResourceAsStream("version.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
