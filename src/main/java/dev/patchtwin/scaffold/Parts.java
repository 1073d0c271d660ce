package dev.patchtwin.scaffold;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.Hunk.HunkLine;
import dev.patchtwin.patch.Hunk.Kind;
import dev.patchtwin.patch.HunkOwners;
import dev.patchtwin.patch.HunkOwners.Owned;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.patch.TouchedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists what a patch touches, with a method for each on each side, and the place of its C. */
final class Parts {
    private final RecoveredPatch patch;
    private final String mail;
    private final JavaNames before = new JavaNames();
    private final JavaNames after = new JavaNames();

    private Parts(RecoveredPatch patch, String mail) {
        this.patch = patch;
        this.mail = mail;
    }

    /** @param mail the file that the patch lies in, as places name it */
    static List<Part> of(RecoveredPatch patch, String mail) {
        Parts parts = new Parts(patch, mail);
        List<Part> all = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (TouchedFunction one : patch.touched()) {
            String name = one.after().or(one::before).orElseThrow();
            String label = name;
            for (int i = 2; labels.contains(label); i++) {
                label = name + "." + i;
            }
            labels.add(label);
            all.add(new Part(label, parts.side(one, false), parts.side(one, true)));
        }
        return all;
    }

    private Optional<Part.Side> side(TouchedFunction function, boolean isAfter) {
        Optional<String> name = isAfter ? function.after() : function.before();
        return name.map(n -> new Part.Side(
                n,
                function.file(),
                (isAfter ? after : before).method(n, function.file()),
                function.file() + (isAfter ? " after" : " before") + " the patch" + place(function, n, isAfter)));
    }

    /** Returns where the changed lines of a function begin, in its file and in the mail; nothing where none are on this side. */
    private String place(TouchedFunction function, String name, boolean isAfter) {
        for (PatchFile file : patch.files()) {
            if (!file.newPath().equals(function.file())) {
                continue;
            }
            for (Hunk hunk : file.hunks()) {
                Optional<String> place = place(hunk, name, isAfter);
                if (place.isPresent()) {
                    return place.get();
                }
            }
        }
        return "";
    }

    private Optional<String> place(Hunk hunk, String name, boolean isAfter) {
        HunkOwners owners = HunkOwners.of(hunk);
        List<Owned> owned = isAfter ? owners.after() : owners.before();
        List<HunkLine> image = hunk.image(isAfter);
        int first = isAfter ? hunk.newStart() : hunk.oldStart();
        for (int i = 0; i < Math.min(image.size(), owned.size()); i++) {
            boolean isItsOwn =
                    owned.get(i).owner().filter(n -> n.name().equals(name)).isPresent();
            if (isItsOwn && image.get(i).kind() != Kind.CONTEXT) {
                return Optional.of(", line " + (first + i) + "; " + mail + ":"
                        + image.get(i).mailLine());
            }
        }
        return Optional.empty();
    }
}
