package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.HunkOwners;
import dev.patchtwin.patch.HunkOwners.Owned;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.TouchedFunction;
import dev.patchtwin.patch.TouchedFunction.Kind;
import dev.patchtwin.patch.code.CodeChange.Place;
import dev.patchtwin.patch.code.CodeChange.What;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the hunks of a file show of one thing that they touch. */
final class FragmentThing {
    private final PatchFile file;
    private final TouchedFunction touched;
    private final List<Integer> hunks = new ArrayList<>();
    private final Set<What> what = EnumSet.noneOf(What.class);
    private final Shown old = new Shown();
    private final Shown young = new Shown();
    private boolean certain = true;
    private HunkNature worst = HunkNature.WHITE_SPACE;

    /** What is shown of it on one side. */
    private static final class Shown {
        private final List<String> head = new ArrayList<>();
        private final List<String> body = new ArrayList<>();
        private final List<CodeChange.Part> lines = new ArrayList<>();

        Parts parts(Optional<String> name) {
            return new Parts(name.orElse(""), List.copyOf(head), List.copyOf(body));
        }

        void add(Parts parts) {
            head.addAll(parts.head());
            body.addAll(parts.body());
        }
    }

    FragmentThing(PatchFile file, TouchedFunction touched) {
        this.file = file;
        this.touched = touched;
    }

    TouchedFunction touched() {
        return touched;
    }

    /** Looks at what a hunk shows of it. */
    void see(int index, HunkOwners owners, FragmentReading reading) {
        Hunk hunk = file.hunks().get(index);
        if (!isChanged(hunk.image(false), owners.before()) && !isChanged(hunk.image(true), owners.after())) {
            return;
        }
        hunks.add(index);
        Parts before = parts(reading.before(), owners.before(), touched.before());
        Parts after = parts(reading.after(), owners.after(), touched.after());
        old.add(before);
        young.add(after);
        old.lines.addAll(OwnedLines.of(index, owners.before(), this::isMine));
        young.lines.addAll(OwnedLines.of(index, owners.after(), this::isMine));
        what.addAll(before.difference(after));
        certain &= reading.certain();
        worst = worst.worse(
                Lexed.difference(tokens(reading.before(), owners.before()), tokens(reading.after(), owners.after())));
    }

    private boolean isChanged(List<HunkLine> image, List<Owned> owners) {
        for (int i = 0; i < image.size(); i++) {
            if (image.get(i).kind() != Hunk.Kind.CONTEXT && !image.get(i).text().isBlank() && isMine(owners.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** A heading is the text before: also after, it can say the old name. */
    private boolean isMine(Owned owned) {
        return owned.owner().isPresent()
                && owned.owner().get().kind() == touched.kind()
                && (touched.before().equals(owned.owner().map(o -> o.name()))
                        || touched.after().equals(owned.owner().map(o -> o.name())));
    }

    private List<Token> tokens(Lexed lexed, List<Owned> owners) {
        return lexed.on(line -> line <= owners.size() && isMine(owners.get(line - 1)));
    }

    private Parts parts(Lexed lexed, List<Owned> owners, Optional<String> name) {
        List<Token> mine = tokens(lexed, owners);
        List<Token> head =
                mine.stream().filter(t -> owners.get(t.line() - 1).head()).toList();
        List<Token> rest =
                mine.stream().filter(t -> !owners.get(t.line() - 1).head()).toList();
        Parts parts = head.isEmpty()
                ? new Parts(name.orElse(""), List.of(), List.of())
                : Parts.of(touched.kind(), name.orElse(""), head);
        List<String> body = new ArrayList<>(parts.body());
        body.addAll(Parts.texts(rest));
        return new Parts(parts.name(), parts.head(), body);
    }

    /** Whether this goes where the other comes, under the same name and with much the same in it. */
    boolean movesTo(FragmentThing other) {
        boolean whole =
                touched.kind() == Kind.FUNCTION || touched.kind() == Kind.VARIABLE || touched.kind() == Kind.MACRO;
        return whole
                && touched.kind() == other.touched.kind()
                && touched.after().isEmpty()
                && other.touched.before().isEmpty()
                && touched.before().equals(other.touched.after())
                && (file.equals(other.file)
                        || old.parts(touched.before()).likeness(other.young.parts(other.touched.after()))
                                >= WholeChanges.ALIKE_ELSEWHERE);
    }

    CodeChange moved(FragmentThing to) {
        Set<What> all = old.parts(touched.before()).difference(to.young.parts(to.touched.after()));
        all.add(What.MOVED);
        return new CodeChange(touched.kind(), place(touched.before(), false), to.place(to.touched.after(), true), all);
    }

    CodeChange change() {
        return new CodeChange(
                touched.kind(), place(touched.before(), false), place(touched.after(), true), whatHappens());
    }

    private Set<What> whatHappens() {
        if (touched.before().isEmpty() || touched.after().isEmpty()) {
            return Set.of(touched.before().isEmpty() ? What.ADDED : What.REMOVED);
        }
        Set<What> all = EnumSet.noneOf(What.class);
        all.addAll(what);
        if (!touched.before().equals(touched.after())) {
            all.add(What.RENAMED);
        }
        if (all.isEmpty()) {
            all.add(inDoubt());
        }
        return all;
    }

    private What inDoubt() {
        if (!certain || worst == HunkNature.SEMANTIC) {
            return touched.kind() == Kind.MEMBER || touched.kind() == Kind.ENTRY ? What.SIGNATURE : What.BODY;
        }
        return worst == HunkNature.COMMENTS ? What.COMMENTS : What.WHITE_SPACE;
    }

    private Optional<Place> place(Optional<String> name, boolean after) {
        return name.map(n ->
                new Place(after ? file.newPath() : file.oldPath(), n, 0, 0, hunks, after ? young.lines : old.lines));
    }
}
