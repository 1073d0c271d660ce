package dev.patchtwin.patch.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A change to a toy tree as the real git made it.
 *
 * @param name what it is called in the names of tests
 * @param git the repository that holds it
 * @param base the commit that it was made on
 * @param diff what {@code git diff} prints
 * @param mail what {@code git format-patch --stdout} prints
 * @param tree the id of the tree after it
 * @param log author, address, date and message as {@code git log} prints them
 */
record Sample(String name, Git git, String base, String diff, String mail, String tree, String log) {
    static final String LOG = "--format=%an%n%ae%n%aI%n%B";

    static final String SIGNED_OFF = "\n\nSigned-off-by: A Developer <developer@example.org>\n";

    static final String MESSAGE = """
            toy: Count what is left

            A toy that is reclaimed twice leaks a page. Count the pages, and say how
            many there are.

              - one list item
              - and another
            """ + SIGNED_OFF.substring(1);

    /** What makes the files of a tree. */
    interface Step {
        void in(Git git) throws IOException;
    }

    static Sample of(Path root, String name, Step before, Step after) throws IOException {
        return of(root, name, "A Developer", MESSAGE, before, after);
    }

    static Sample of(Path root, String name, String author, String message, Step before, Step after)
            throws IOException {
        Git git = Git.init(root.resolve(name.replaceAll("[^a-z]", "-")), author);
        before.in(git);
        String base = git.commit("Begin");
        after.in(git);
        String made = git.commit(message);
        String[] how = {"-M", "-C", "--find-copies-harder", "--binary"};
        return new Sample(
                name,
                git,
                base,
                git.run("diff", how[0], how[1], how[2], how[3], base, made),
                git.run("format-patch", "--stdout", how[0], how[1], how[2], how[3], "-1", made),
                git.run("rev-parse", made + "^{tree}").strip(),
                git.run("log", "-1", LOG, made));
    }

    List<String> diffLines() {
        return lines(diff);
    }

    /** The lines of a text; only a line feed ends one. */
    static List<String> lines(String text) {
        String ended = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return List.of(ended.split("\n", -1));
    }

    /** The mail's header, without the line of the mailbox, and with no blank line below it. */
    String header() {
        return mail.substring(mail.indexOf('\n') + 1, mail.indexOf("\n\n") + 1);
    }

    String subject() {
        String text = header().replace("\n ", " ");
        int from = text.indexOf("Subject: ") + "Subject: ".length();
        return text.substring(from, text.indexOf('\n', from));
    }

    /** What stands below the mail's header. */
    String body() {
        return mail.substring(mail.indexOf("\n\n") + 2);
    }

    /** The body down to the last line of the diff: no signature. */
    String unsigned() {
        return body().substring(0, body().lastIndexOf("-- \n"));
    }

    /** What the mail says above the diff, with the diffstat. */
    String above() {
        return body().substring(0, body().indexOf("\ndiff --git ") + 1);
    }
}
