package dev.patchtwin.patch.code;

import dev.patchtwin.patch.Diagnostic;
import dev.patchtwin.patch.Diagnostic.Severity;
import dev.patchtwin.patch.PatchFile;
import dev.patchtwin.patch.code.CodeChanges.FileNature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the files of a patch, each in the best way there is. */
final class PatchReading {
    private final Optional<String> unusable;
    private final List<FileNature> natures = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /** The places of the C files in the patch. */
    private final Map<Integer, Pairing> whole = new TreeMap<>();

    private final Map<Integer, PatchFile> fragments = new TreeMap<>();
    private boolean said;

    /**
     * Begins.
     *
     * @param unusable why tree-sitter cannot be used; empty when it can
     */
    PatchReading(Optional<String> unusable) {
        this.unusable = unusable;
    }

    CodeChanges read(List<PatchFile> files, Function<PatchFile, Optional<WholeText>> texts) {
        for (int i = 0; i < files.size(); i++) {
            PatchFile file = files.get(i);
            Language language = Language.of(file);
            if (language == Language.OTHER) {
                natures.add(new FileNature(
                        file.newPath(),
                        file.hunks().stream().map(h -> HunkNature.SEMANTIC).toList()));
            } else if (!readWhole(i, file, language, texts.apply(file))) {
                readHunks(i, file, language);
            }
        }
        Map<Integer, List<CodeChange>> changes = new TreeMap<>();
        gather(changes, whole, WholeChanges.of(List.copyOf(whole.values())));
        gather(changes, fragments, FragmentChanges.of(List.copyOf(fragments.values())));
        return new CodeChanges(changes.values().stream().flatMap(List::stream).toList(), natures, diagnostics);
    }

    private static void gather(
            Map<Integer, List<CodeChange>> all, Map<Integer, ?> files, List<List<CodeChange>> changes) {
        int i = 0;
        for (int place : files.keySet()) {
            all.put(place, changes.get(i++));
        }
    }

    private boolean readWhole(int place, PatchFile file, Language language, Optional<WholeText> text) {
        if (text.isEmpty()) {
            return false;
        }
        String before = text.get().bytes(false);
        String after = text.get().bytes(true);
        Optional<PatchFile> located = text.get().locate(file);
        if (located.isEmpty()) {
            say(
                    Severity.WARNING,
                    file,
                    "the hunks do not make the text after of the text before, so only they were looked"
                            + " at; give the texts that the patch is for");
            return false;
        }
        PatchFile there = located.get();
        boolean assembler = language == Language.ASSEMBLER;
        natures.add(new FileNature(
                file.newPath(),
                Natures.of(there.hunks(), Lexer.read(before, assembler, false), Lexer.read(after, assembler, false))));
        if (language == Language.C && unusable.isPresent()) {
            fragments.put(place, file);
            sayUnusable(file, unusable.get());
        } else if (language == Language.C) {
            whole.put(place, Pairing.of(Side.read(there, false, before), Side.read(there, true, after)));
        }
        return true;
    }

    private void readHunks(int place, PatchFile file, Language language) {
        boolean assembler = language == Language.ASSEMBLER;
        natures.add(new FileNature(
                file.newPath(),
                file.hunks().stream()
                        .map(hunk -> FragmentReading.of(hunk, assembler).nature())
                        .toList()));
        if (language == Language.C) {
            fragments.put(place, file);
        }
    }

    private void sayUnusable(PatchFile file, String why) {
        if (!said) {
            said = true;
            say(
                    Severity.WARNING,
                    file,
                    "from here on, what happens to functions is told from the hunks alone, because"
                            + " tree-sitter's native library cannot be used: " + why
                            + "; it is there for Linux on x86_64 and aarch64, and java.io.tmpdir must be a folder whose files may"
                            + " be executed (-Djava.io.tmpdir=FOLDER)");
        }
    }

    private void say(Severity severity, PatchFile file, String message) {
        diagnostics.add(new Diagnostic(severity, file.newPath(), 1, message));
    }
}
