package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which functions a patch really changes, from the text of each hunk before and after.
 *
 * <p>The {@code @@} heading is only where a hunk begins: it names the function above, which need not be the one that
 * changes. Every changed line belongs to the function that was opened last above it, in the image it stands in. A hunk is
 * a fragment, often without its beginning and with its indentation gone, so this does not parse C: it goes by the kernel's
 * coding style, as git does for headings. A function's opening brace is a line of its own, and what stands above it, up to
 * a blank line or the end of another function, is its head. The other things with names are members of structs that are
 * function pointers, and lines of macro lists, {@code MACRO(name)}.
 */
final class TouchedFunctions {
    private static final Pattern POINTER_MEMBER = Pattern.compile(".*\\(\\*(\\w+)\\)\\(.*");
    private static final Pattern MACRO_ENTRY = Pattern.compile("[A-Z][A-Z0-9_]*\\((\\w+)\\)\\s*;?");
    private static final Pattern CALLED_NAME = Pattern.compile("(\\w+)\\s*\\(");

    private TouchedFunctions() {}

    static List<TouchedFunction> of(List<PatchFile> files) {
        List<TouchedFunction> touched = new ArrayList<>();
        for (PatchFile file : files) {
            for (Hunk hunk : file.hunks()) {
                List<String> before = List.copyOf(names(hunk, false));
                List<String> after = List.copyOf(names(hunk, true));
                pair(file.newPath(), before, after, touched);
            }
        }
        return touched.stream().distinct().toList();
    }

    /** Names that stand on both sides are the same thing; the others are paired in order: renamed, new, or gone. */
    private static void pair(String file, List<String> before, List<String> after, List<TouchedFunction> out) {
        List<String> gone = before.stream().filter(n -> !after.contains(n)).toList();
        List<String> come = after.stream().filter(n -> !before.contains(n)).toList();
        for (String name : before) {
            if (after.contains(name)) {
                out.add(new TouchedFunction(file, Optional.of(name), Optional.of(name)));
            }
        }
        for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
            out.add(new TouchedFunction(
                    file,
                    i < gone.size() ? Optional.of(gone.get(i)) : Optional.empty(),
                    i < come.size() ? Optional.of(come.get(i)) : Optional.empty()));
        }
    }

    private static Set<String> names(Hunk hunk, boolean after) {
        List<Hunk.HunkLine> image = hunk.image(after);
        Hunk.Kind changed = after ? Hunk.Kind.ADDED : Hunk.Kind.REMOVED;
        String[] owner = owners(hunk.heading(), image);
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < image.size(); i++) {
            String text = image.get(i).text().strip();
            if (image.get(i).kind() == changed && !text.isEmpty()) {
                String name = ownName(text).orElse(owner[i]);
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
        if (names.isEmpty() && hunk.count(Hunk.Kind.ADDED) + hunk.count(Hunk.Kind.REMOVED) > 0) {
            changesOnOtherSideOnly(hunk, after, names);
        }
        return names;
    }

    /** A hunk that only adds, or only removes, changes on both sides the function that it stands in. */
    private static void changesOnOtherSideOnly(Hunk hunk, boolean after, Set<String> names) {
        boolean inside = true;
        for (Hunk.HunkLine line : hunk.image(!after)) {
            inside &= !line.text().strip().equals("{");
        }
        String heading = calledName(hunk.heading());
        if (inside && !heading.isEmpty()) {
            names.add(heading);
        }
    }

    private static Optional<String> ownName(String text) {
        Matcher member = POINTER_MEMBER.matcher(text);
        if (member.matches() && !text.contains("=")) {
            return Optional.of(member.group(1));
        }
        Matcher entry = MACRO_ENTRY.matcher(text);
        return entry.matches() ? Optional.of(entry.group(1)) : Optional.empty();
    }

    /** For each line of an image, the function that it belongs to; empty where there is none. */
    private static String[] owners(String heading, List<Hunk.HunkLine> image) {
        String[] owner = new String[image.size()];
        String current = heading.strip().startsWith("struct") && !heading.contains("(") ? "" : calledName(heading);
        int from = 0;
        for (int i = 0; i < image.size(); i++) {
            owner[i] = current;
            String text = image.get(i).text().strip();
            if (text.isEmpty() || text.equals("}") || text.endsWith(";") || text.endsWith("*/")) {
                from = i + 1;
            } else if (text.equals("{") && i > from) {
                current = headName(image, from, i);
                java.util.Arrays.fill(owner, from, i + 1, current);
            }
        }
        return owner;
    }

    private static String headName(List<Hunk.HunkLine> image, int from, int to) {
        StringBuilder head = new StringBuilder();
        for (int i = from; i < to; i++) {
            head.append(image.get(i).text()).append(' ');
        }
        return calledName(head.toString());
    }

    private static String calledName(String head) {
        Matcher name = CALLED_NAME.matcher(head);
        return name.find() ? name.group(1) : "";
    }
}
