package dev.patchtwin.gate;

import dev.patchtwin.patch.range.Range;
import dev.patchtwin.patch.range.Range.Commit;
import dev.patchtwin.patch.range.Range.Trailer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who declares which changes of meaning: trailers of the commits in the range, and entries of {@code twin.yaml}. */
final class Declarations {
    /** The trailer that declares a change of a model's meaning. */
    static final String TRAILER = "Model-Change";

    private static final String COMMIT = "commit ";
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)\\s*:\\s*(\\S.*)");

    private final List<Declaration> all = new ArrayList<>();
    private final Set<Declaration> used = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();

    Declarations(Range range) {
        for (Commit commit : range.commits()) {
            String place = COMMIT + Range.brief(commit.id());
            commit.trailers().forEach(trailer -> add(trailer, "", place, true));
            for (Range.Reverted reverted : commit.reverts()) {
                String why = "reverts " + Range.brief(reverted.id()) + ": ";
                reverted.trailers().forEach(trailer -> add(trailer, why, place, false));
            }
        }
    }

    private void add(Trailer trailer, String before, String place, boolean own) {
        if (!trailer.key().equalsIgnoreCase(TRAILER)) {
            return;
        }
        Matcher value = VALUE.matcher(trailer.value());
        if (value.matches()) {
            all.add(new Declaration(value.group(1), before + value.group(2), place));
        } else if (own) {
            notes.add("'" + TRAILER + ": " + trailer.value() + "' of " + place
                    + " declares nothing: it must have the form '" + TRAILER
                    + ": ID: REASON', with the id of a bundle or the name of a model.");
        }
    }

    /** Adds what a bundle's contract says at the head and did not say at the base. */
    void add(Declaration declaration) {
        all.add(declaration);
    }

    /** Returns who declares a change under one of these names. */
    Optional<Declaration> of(String... ids) {
        Optional<Declaration> found =
                all.stream().filter(one -> List.of(ids).contains(one.id())).findFirst();
        found.ifPresent(used::add);
        return found;
    }

    /** Returns what is declared in a folder and nothing needed. */
    List<Declaration> unusedIn(String folder) {
        return all.stream()
                .filter(one -> one.place().startsWith(folder) && !used.contains(one))
                .toList();
    }

    /** Returns what else somebody should know. */
    List<String> notes(Set<String> known) {
        List<String> said = new ArrayList<>(notes);
        for (Declaration one : all) {
            if (!one.place().startsWith(COMMIT)) {
                continue;
            }
            if (!known.contains(one.id())) {
                said.add(capital(one.place()) + " declares a change of '" + one.id()
                        + "', and there is no bundle of this"
                        + " name here, and no model of it whose sources changed.");
            } else if (!used.contains(one)) {
                said.add(capital(one.place()) + " declares a change of '" + one.id() + "' (" + one.reason()
                        + "), and nothing in this range needed it.");
            }
        }
        return said;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
