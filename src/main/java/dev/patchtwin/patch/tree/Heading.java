package dev.patchtwin.patch.tree;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What git writes behind the second {@code @@}: the last line above a hunk that begins a thing. */
final class Heading {
    private static final Pattern BEGINS = Pattern.compile("[A-Za-z_$].*");
    private static final Pattern LABEL = Pattern.compile("\\s*\\w+:\\s*(?:/[/*].*)?");

    /** Git cuts a heading there, in bytes. */
    private static final int LONGEST = 80;

    /** A shorter piece of a heading tells nothing. */
    private static final int SHORTEST = 8;

    private Heading() {}

    /** Returns the heading for a hunk that begins at an index. */
    static Optional<String> above(List<String> file, int index) {
        for (int i = Math.min(index, file.size()) - 1; i >= 0; i--) {
            String line = file.get(i);
            if (BEGINS.matcher(line).matches() && !LABEL.matcher(line).matches()) {
                return Optional.of(line.stripTrailing());
            }
        }
        return Optional.empty();
    }

    /** Whether a heading in a mail, which may be cut short, is this one; nobody knows when there is none or a label. */
    static boolean agree(String mail, Optional<String> tree) {
        String said = TextLines.bare(mail);
        if (said.isEmpty()
                || LABEL.matcher(said).matches()
                || !BEGINS.matcher(said).matches()) {
            return true;
        }
        String there = TextLines.bare(tree.orElse(""));
        return there.equals(said)
                || (said.length() >= SHORTEST && there.startsWith(said))
                || (there.length() > LONGEST && said.startsWith(there.substring(0, LONGEST / 2)));
    }
}
