package dev.patchtwin.gate;

import dev.patchtwin.gate.GateChange.Part;
import dev.patchtwin.gate.compile.Sources;
import dev.patchtwin.patch.range.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where things are in a repository, and which of them a verdict depends on. */
final class Layout {
    static final String PATCHES = "patches/";
    static final String GOLDEN = "golden/";

    /** How the program is built that models are compiled with: another version of Patchtwin is another engine. */
    private static final List<String> BUILD = List.of(
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "settings.gradle",
            "settings.gradle.kts",
            "gradle.properties",
            "gradle/libs.versions.toml");

    private static final Pattern IN_A_BUNDLE = Pattern.compile("(?:patches|golden)/([^/]+)/.*");
    private static final Pattern CONTRACT = Pattern.compile("patches/([^/]+)/twin\\.yaml");
    private static final Pattern MAIL = Pattern.compile("patches/[^/]+/[^/]+");
    /** The rooms of Patchtwin's own that a verdict comes from; how it is shown and asked for changes nothing. */
    private static final Pattern ENGINE =
            Pattern.compile("dev/patchtwin/(?:model|engine|trace|patch|conform|check)/.*");

    private static final String OURS = "dev/patchtwin/model/Model.java";

    private final List<String> sources;

    Layout(List<String> sources) {
        this.sources = sources;
    }

    /** Returns the files and folders that are looked at. */
    List<String> paths() {
        List<String> paths = new ArrayList<>(List.of("patches", "golden"));
        paths.addAll(BUILD);
        for (String root : sources) {
            paths.add(root);
            paths.add(Sources.resources(root));
        }
        return paths.stream().distinct().toList();
    }

    /** Returns the bundle that a path belongs to, if it belongs to one. */
    static Optional<String> bundleOf(String path) {
        Matcher in = IN_A_BUNDLE.matcher(path);
        return in.matches() ? Optional.of(in.group(1)) : Optional.empty();
    }

    /** Returns the bundle that a path belongs to, or whose folder it is. */
    static Optional<String> folderOf(String path) {
        return bundleOf(path + "/");
    }

    /** Returns the bundle whose contract a path is, if it is one. */
    static Optional<String> bundleWithContract(String path) {
        Matcher contract = CONTRACT.matcher(path);
        return contract.matches() ? Optional.of(contract.group(1)) : Optional.empty();
    }

    private Optional<String> inside(String path) {
        return sources.stream()
                .filter(root -> path.startsWith(root + "/"))
                .map(root -> path.substring(root.length() + 1))
                .findFirst();
    }

    /**
     * Tells what a path is a part of.
     *
     * @param model whether a model is made of it
     * @param either a snapshot of the repository
     */
    Part part(String path, boolean model, Snapshot either) {
        if (bundleOf(path).isPresent()) {
            return path.startsWith(GOLDEN)
                    ? Part.GOLDEN
                    : bundleWithContract(path).isPresent()
                            ? Part.CONTRACT
                            : MAIL.matcher(path).matches() ? Part.PATCH : Part.SHIM;
        }
        if (model || Sources.isService(path)) {
            return Part.MODEL;
        }
        Optional<String> source = inside(path);
        if (source.isPresent()) {
            return isOurs(either) && ENGINE.matcher(source.get()).matches() ? Part.ENGINE : Part.OTHER;
        }
        // What is left is how the program is built, and what it reads when it runs.
        return path.startsWith(PATCHES) || path.startsWith(GOLDEN) ? Part.OTHER : Part.ENGINE;
    }

    private boolean isOurs(Snapshot either) {
        return sources.stream().anyMatch(root -> either.files().containsKey(root + "/" + OURS));
    }
}
