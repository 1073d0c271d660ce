package dev.patchtwin.patch.corpus;

import dev.patchtwin.patch.corpus.Kind.Am;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Changes of every kind that git knows, each by itself, sent and quoted. */
final class Changes {
    private static final String CODE = "int one;\nint two;\n\nint three;\nint four;\nint five;\nint six;\nint seven;\n";
    private static final String EDITED = CODE.replace("int four", "long four");

    private final Path root;
    private final List<Sample> samples = new ArrayList<>();

    private Changes(Path root) {
        this.root = root;
    }

    static List<Kind> of(Path root) throws IOException {
        Changes changes = new Changes(root);
        changes.moved();
        changes.made();
        changes.modes();
        changes.ends();
        changes.named();
        List<Kind> kinds = new ArrayList<>();
        for (Sample sample : changes.samples) {
            kinds.add(Kind.exact("sent", sample, sample.mail(), Am.COMMIT));
            kinds.add(Kind.exact("plain git diff", sample, sample.diff(), Am.TREE));
            kinds.add(Kind.repaired(
                    "quoted",
                    sample,
                    Replies.header(sample) + Replies.WROTE + Replies.quoted(sample.unsigned(), "> ") + "\nFine.\n",
                    Am.COMMIT));
        }
        return kinds;
    }

    private void add(String name, Sample.Step before, Sample.Step after) throws IOException {
        samples.add(Sample.of(root, name, before, after));
    }

    private void moved() throws IOException {
        Sample.Step code = git -> git.write("mm/old.c", CODE);
        add("rename", code, git -> git.run("mv", "mm/old.c", "new.c"));
        add("rename and change", code, git -> {
            git.run("mv", "mm/old.c", "mm/new.c");
            git.write("mm/new.c", EDITED);
        });
        add("copy", code, git -> git.write("mm/new.c", CODE));
        add("copy and change", code, git -> git.write("mm/new.c", EDITED));
        add("copy, and change of the source", code, git -> {
            git.write("mm/new.c", EDITED);
            git.write("mm/old.c", CODE.replace("int six", "long six"));
        });
    }

    private void made() throws IOException {
        Sample.Step code = git -> git.write("mm/old.c", CODE);
        add("new file", code, git -> git.write("lib/new.c", "long other;\n\nlong another;\n"));
        add("deleted file", code, git -> {
            git.run("rm", "-q", "mm/old.c");
            git.write("x", "x\n");
        });
        add("new empty file", code, git -> git.write("mm/empty.h", ""));
        add("empty file among others", code, git -> {
            git.write("a", "a\n");
            git.write("b", "");
            git.write("c", "c\n");
        });
        add(
                "deleted empty file",
                git -> {
                    git.write("mm/empty.h", "");
                    git.write("mm/full.h", "x\n");
                },
                git -> git.run("rm", "-q", "mm/empty.h"));
        add("file made empty", code, git -> git.write("mm/old.c", ""));
    }

    private void modes() throws IOException {
        Sample.Step code = git -> git.write("run.sh", CODE);
        add("mode only", code, git -> executable(git, "run.sh"));
        add("mode and text", code, git -> {
            git.write("run.sh", EDITED);
            executable(git, "run.sh");
        });
        add("new executable file", code, git -> {
            git.write("new.sh", "echo\n");
            executable(git, "new.sh");
        });
        add("rename and mode", code, git -> {
            git.run("mv", "run.sh", "go.sh");
            executable(git, "go.sh");
        });
    }

    private static void executable(Git git, String path) {
        if (!git.work().resolve(path).toFile().setExecutable(true)) {
            throw new IllegalStateException(path);
        }
    }

    private void ends() throws IOException {
        String open = CODE.substring(0, CODE.length() - 1);
        Sample.Step ended = git -> git.write("a.c", CODE);
        Sample.Step unended = git -> git.write("a.c", open);
        add("line end lost", ended, git -> git.write("a.c", open));
        add("line end added", unended, git -> git.write("a.c", CODE));
        add("last line changed, without line ends", unended, git -> git.write("a.c", open.replace("seven", "7")));
        add("last line kept, without line end", unended, git -> git.write("a.c", open.replace("six", "6")));
        add("new file without line end", ended, git -> git.write("b.c", "int b;"));
        add("deleted file without line end", unended, git -> {
            Files.delete(git.work().resolve("a.c"));
            git.write("z", "z\n");
        });
        add("appended to a file without line end", unended, git -> git.write("a.c", open + "\nint more;"));
    }

    private void named() throws IOException {
        for (String name : List.of("a b/c d.c", "größe.c", "quo\"te.c", "tab\there.c", "back\\slash.c", "a b/b b.c")) {
            String shown = "name " + name.replace("\t", "TAB");
            add(shown + ' ' + samples.size(), git -> git.write(name, CODE), git -> git.write(name, EDITED));
        }
        add("rename of strange names", git -> git.write("über b/x.c", CODE), git -> {
            Files.createDirectories(git.work().resolve("a b"));
            git.run("mv", "über b/x.c", "a b/\"y\".c");
        });
        add("mode of a name with blanks", git -> git.write("a b/c.sh", CODE), git -> executable(git, "a b/c.sh"));
        String dos = CODE.replace("\n", "\r\n");
        add("CRLF in the file", git -> git.write("dos.c", dos), git -> git.write("dos.c", dos.replace("four", "4")));
        add("line ends made CRLF", git -> git.write("a.c", CODE), git -> git.write("a.c", dos));
        add(
                "form feeds and other blanks",
                git -> git.write("a.c", "a\n\f\nb\u000bc\n\u2028 d\u0085e\nx\n"),
                git -> git.write("a.c", "a\n\f\nb\u000bc!\n\u2028 d\u0085e\ny\u001f\u00a0\n"));
        add("lone CR in a line", git -> git.write("a.c", "a\nb\rc\nd\n"), git -> git.write("a.c", "a\nb\rC\nd\n"));
        add(
                "trailing white space",
                git -> git.write("a.c", "a \nb\t\n\nd  \n"),
                git -> git.write("a.c", "a \nb\t\n \n\t\nd   \n"));
    }
}
