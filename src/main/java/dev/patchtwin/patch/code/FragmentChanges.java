package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Hunk;
import dev.patchtwin.patch.HunkOwners;
import dev.patchtwin.patch.PatchFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a patch does to the things of C files, from its hunks alone. */
final class FragmentChanges {
    private FragmentChanges() {}

    /** Returns the changes for each file, in the order of the files. */
    static List<List<CodeChange>> of(List<PatchFile> files) {
        List<List<FragmentThing>> things =
                files.stream().map(FragmentChanges::things).toList();
        List<FragmentThing> all = things.stream().flatMap(List::stream).toList();
        List<List<CodeChange>> changes = new ArrayList<>();
        for (List<FragmentThing> ofFile : things) {
            List<CodeChange> of = new ArrayList<>();
            for (FragmentThing thing : ofFile) {
                Optional<FragmentThing> from =
                        all.stream().filter(other -> other.movesTo(thing)).findFirst();
                boolean leaves = all.stream().anyMatch(thing::movesTo);
                if (!leaves) {
                    of.add(from.map(f -> f.moved(thing)).orElseGet(thing::change));
                }
            }
            changes.add(List.copyOf(of));
        }
        return changes;
    }

    private static List<FragmentThing> things(PatchFile file) {
        List<FragmentThing> things = HunkOwners.touched(file).stream()
                .map(touched -> new FragmentThing(file, touched))
                .toList();
        for (int i = 0; i < file.hunks().size(); i++) {
            Hunk hunk = file.hunks().get(i);
            HunkOwners owners = HunkOwners.of(hunk);
            FragmentReading reading = FragmentReading.of(hunk, false);
            int index = i;
            things.forEach(thing -> thing.see(index, owners, reading));
        }
        return things;
    }
}
