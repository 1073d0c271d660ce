package dev.patchtwin.patch;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The text of a hunk before, or after: for each line, the named thing that it belongs to.
 *
 * <p>This does not parse C. A hunk begins and ends anywhere, and a mail may have lost its indentation: to a parser,
 * also to one that tolerates errors, the {@code }} of an inner block that begins above the hunk ends the function, so
 * that the lines that change belong to nothing; and a list of macros without semicolons is one error. What does hold
 * for any fragment is the kernel's coding style, by which git finds its headings, too: the head of a function stands
 * right above a brace that has a line of its own; between the last closing brace above a head and that head no function
 * is open; and a fragment begins in what the {@code @@} heading says.
 */
final class Fragment {
    /** Characters; keeps the search for names short, whatever a mail holds. */
    private static final int LONGEST_DECLARATION = 2000;

    /** The text of more lines is made anew each time that it is asked for. */
    private static final int MOST_AT_HAND = 10_000;

    private final List<String> lines;
    private final List<Optional<Named>> owners;
    private final BitSet heads = new BitSet();
    private final Set<Named> known = new LinkedHashSet<>();
    private final boolean indented;

    /** The changed lines that begin in the first column of their text, whatever was lost of the others. */
    private final BitSet atMarks = new BitSet();

    /** What is open at the line in hand; empty between the things of a file. */
    private Optional<Scope> scope;

    /** Where the declaration that the line in hand belongs to begins, with the comment above it. */
    private int start;

    /** The last line so far that can have closed the function which is open. */
    private int lastClosing = -1;

    private Fragment(String heading, List<Hunk.HunkLine> image) {
        lines = image.size() > MOST_AT_HAND
                ? new Texts(image)
                : image.stream().map(Hunk.HunkLine::text).toList();
        owners = new ArrayList<>(Collections.nCopies(lines.size(), Optional.empty()));
        // Where indentation was lost, it can be left behind the marks of changed lines.
        indented = image.stream()
                .filter(line -> line.kind() == Hunk.Kind.CONTEXT)
                .anyMatch(line -> isBlankAtStart(line.text()));
        if (image.stream().anyMatch(line -> line.kind() != Hunk.Kind.CONTEXT && isBlankAtStart(line.text()))) {
            IntStream.range(0, lines.size())
                    .filter(i -> image.get(i).kind() != Hunk.Kind.CONTEXT)
                    .forEach(atMarks::set);
        }
        // A macro that makes a function, further up, looks like an entry of a list that comes below it.
        Optional<String> first = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst();
        scope = Scope.above(heading, first.filter(Declaration::isEntry).isPresent());
    }

    static Fragment of(String heading, List<Hunk.HunkLine> image) {
        Fragment fragment = new Fragment(heading, image);
        fragment.scan();
        return fragment;
    }

    /** Returns what a line belongs to; empty for one that stands outside of everything with a name. */
    Optional<Named> owner(int line) {
        return owners.get(line);
    }

    /** Returns the same for all lines, with whether they are of a head. */
    List<HunkOwners.Owned> owned() {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new HunkOwners.Owned(owners.get(i), heads.get(i)))
                .toList();
    }

    /** Returns the lines that belong to it, but for blank ones. */
    List<String> linesOf(Named one) {
        return IntStream.range(0, lines.size())
                .filter(i ->
                        owners.get(i).equals(Optional.of(one)) && !lines.get(i).isBlank())
                .mapToObj(lines::get)
                .toList();
    }

    /** Returns all that the fragment shows a part of, and what it begins in. */
    Set<Named> known() {
        return known;
    }

    private void scan() {
        scope.flatMap(Scope::owner).ifPresent(known::add);
        boolean comment = Comments.beginIn(lines);
        // Of a macro that begins above nobody knows the name: git's headings leave them out.
        boolean directive = !lines.isEmpty() && lines.get(0).stripTrailing().endsWith("\\");
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            String text = comment ? line : Comments.cut(line);
            owners.set(i, directive ? (i == 0 ? Optional.empty() : owners.get(i - 1)) : scope.flatMap(Scope::owner));
            boolean above = comment;
            comment |= Comments.isOpen(line);
            directive |= text.startsWith("#");
            if (directive) {
                directive(i, text);
            } else if (line.isEmpty()) {
                start = i + 1;
            } else if (!above && !text.isEmpty()) {
                code(i, text);
            }
            comment &= !line.endsWith("*/");
            directive &= line.endsWith("\\");
        }
        unfinished();
        owners.forEach(owner -> owner.ifPresent(known::add));
    }

    private void directive(int i, String text) {
        int first = text(Math.min(start, i), i).isEmpty() ? Math.min(start, i) : i;
        Declaration.macro(text).ifPresent(macro -> own(first, i + 1, Optional.of(macro)));
        start = i + 1;
    }

    private void code(int i, String text) {
        if (scope.isPresent() && isBelow(scope.get(), i)) {
            own(lastClosing + 1, start, Optional.empty());
            lastClosing = -1;
            scope = Optional.empty();
        }
        if (text.equals("{") && Declaration.isFunctionHead(text(start, i))) {
            closeFunctionAbove();
            Named function = Declaration.function(text(start, i));
            own(start, i + 1, Optional.of(function));
            scope = Optional.of(Scope.function(function));
            start = i + 1;
        } else if (Declaration.isWholeFunction(text)) {
            closeFunctionAbove();
            own(start, i + 1, Optional.of(Declaration.function(text)));
            scope = Optional.empty();
            start = i + 1;
        } else if (scope.isPresent() && !scope.get().hasMembers()) {
            inside(scope.get(), i, text);
        } else {
            declaration(i, text);
        }
    }

    /** A line of a function or of a value: all that can happen is that it is the last one. */
    private void inside(Scope open, int i, String text) {
        if (open.endsWith(text, isAtMargin(i))) {
            scope = Optional.empty();
            lastClosing = -1;
            start = i + 1;
        } else if (text.startsWith("}") || text.endsWith(";") || text.endsWith("{") || text.endsWith(":")) {
            lastClosing = text.equals("}") ? i : lastClosing;
            start = i + 1;
        }
    }

    private void declaration(int i, String text) {
        boolean members = scope.isPresent();
        if (members && scope.get().endsWith(text, isAtMargin(i))) {
            scope = Optional.empty();
            start = i + 1;
        } else if (scope.isEmpty() && text.endsWith("{")) {
            scope = Scope.opened(text(start, i + 1));
            own(start, i + 1, scope.flatMap(Scope::owner));
            start = i + 1;
        } else if (text.endsWith(";") || text.endsWith("{") || text.startsWith("}")) {
            declared(i);
        } else if (members ? text.endsWith(",") && isBalanced(text(start, i + 1)) : isEntry(i)) {
            declared(i);
        }
    }

    /** A macro that makes a function looks like an entry of a list, but for the brace below it. */
    private boolean isEntry(int i) {
        boolean makesFunction = i + 1 < lines.size() && lines.get(i + 1).strip().equals("{");
        return !makesFunction && Declaration.isEntry(lines.get(i).strip());
    }

    private void declared(int i) {
        String code = text(start, i + 1);
        own(start, i + 1, scope.isPresent() ? Declaration.member(code) : Declaration.atFileScope(code));
        start = i + 1;
    }

    /** A hunk may end within a head, or within the declaration of a member. */
    private void unfinished() {
        String code = text(Math.min(start, lines.size()), lines.size());
        if (Declaration.isEntry(code)) {
            return;
        }
        if (scope.isPresent() && scope.get().hasMembers()) {
            own(start, lines.size(), Declaration.member(code));
        } else if (Declaration.isTypedHead(code)) {
            closeFunctionAbove();
            own(start, lines.size(), Optional.of(Declaration.function(code)));
        }
    }

    /** Where a head begins, the function above it has been closed, by the last brace that can have done it. */
    private void closeFunctionAbove() {
        if (lastClosing >= 0) {
            own(lastClosing + 1, start, Optional.empty());
            lastClosing = -1;
        }
    }

    private void own(int from, int end, Optional<Named> owner) {
        for (int i = from; i < end; i++) {
            owners.set(i, owner);
        }
        heads.set(from, Math.max(from, end), owner.isPresent());
    }

    private boolean isAtMargin(int i) {
        return indented && lines.get(i).startsWith("}");
    }

    /** Only a heading tells of this scope, and it may have ended above: within it, nothing but labels begins a line. */
    private boolean isBelow(Scope open, int i) {
        String line = lines.get(i);
        boolean atMargin = (indented || atMarks.get(i))
                && (Character.isLetter(line.charAt(0)) || line.startsWith("_"))
                && !Comments.cut(line).endsWith(":");
        return !open.isBeginningSeen() && (atMargin || isInList(i));
    }

    private boolean isInList(int i) {
        return isEntry(i)
                && ((i > 0 && Declaration.isEntry(lines.get(i - 1))) || (i + 1 < lines.size() && isEntry(i + 1)));
    }

    private static boolean isBlankAtStart(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private static boolean isBalanced(String code) {
        return code.chars().filter(c -> c == '(').count()
                == code.chars().filter(c -> c == ')').count();
    }

    /** These lines in one, without comments, as far as they can be of interest. */
    private String text(int from, int to) {
        StringBuilder code = new StringBuilder();
        boolean comment = from == 0 && Comments.beginIn(lines);
        for (String line : lines.subList(from, to)) {
            if (code.length() + line.length() > LONGEST_DECLARATION) {
                break;
            }
            String text = line.strip();
            if (!comment) {
                code.append(Comments.cut(text)).append(' ');
            }
            comment |= Comments.isOpen(text);
            comment &= !text.endsWith("*/");
        }
        return code.toString().strip();
    }

    /** The texts of these lines; a hunk may have a million. */
    private static final class Texts extends AbstractList<String> implements RandomAccess {
        private final List<Hunk.HunkLine> image;

        Texts(List<Hunk.HunkLine> image) {
            this.image = image;
        }

        @Override
        public String get(int index) {
            return image.get(index).text();
        }

        @Override
        public int size() {
            return image.size();
        }
    }
}
