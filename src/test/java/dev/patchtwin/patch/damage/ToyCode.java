package dev.patchtwin.patch.damage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes text that looks like C, with blocks that are much alike, and edits it. */
final class ToyCode {
    private static final String[] NAMES = {
        "toy", "page", "map", "level", "count", "lock", "flags", "next", "größe", "end"
    };
    private static final String[] SIMPLE = {
        "return 0;", "break;", "goto out;", "%s = %s;", "%s(%s);", "WARN_ON(%s);", "kfree(%s);", "%s->%s = NULL;",
        "if (%s < %s)", "++%s; /* %s */", "--%s;", "#define %s\t%s", "out_%s:", "/* %s & %s */", "%s  =  %s;",
                "\"a  b\t%s\""
    };
    private static final String[] LONG = {
        "pr_info(\"%s is mapped at %%lx by a toy that was made for %s, and that is late\", %s, address);",
        "if (unlikely(toy_is_%s(%s, address, last_address)) && !toy_is_gone(%s, address))",
        "/* A toy of this kind has a %s, which is counted from one, and never more than %s of them at %s. */"
    };
    private static final String[] STATEMENTS = {"%s(%s);", "%s->%s = NULL;", "WARN_ON(%s);", "%s = toy_%s();"};
    private static final int DEEPEST = 5;

    private final Random random;
    private final boolean sloppy;

    /** @param sloppy whether lines end in white space here and there */
    ToyCode(Random random, boolean sloppy) {
        this.random = random;
        this.sloppy = sloppy;
    }

    List<String> file() {
        List<String> lines = new ArrayList<>();
        lines.add("// SPDX-License-Identifier: GPL-2.0");
        lines.add("#include \"" + name() + ".h\"");
        int functions = 1 + random.nextInt(5);
        List<String> block = block(1);
        for (int i = 0; i < functions; i++) {
            lines.add("");
            if (random.nextInt(3) == 0) {
                lines.add("/*");
                lines.add(" * " + name() + " of a " + name());
                lines.add(" */");
            }
            lines.add("static int " + name() + "_" + name() + "(struct " + name() + " *" + name() + ")");
            lines.add("{");
            lines.addAll(random.nextInt(3) == 0 ? block : block(1));
            lines.add("}");
        }
        return lines;
    }

    private List<String> block(int depth) {
        List<String> lines = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            if (depth < DEEPEST && random.nextInt(4) == 0) {
                lines.add("\t".repeat(depth) + "if (" + name() + ") {");
                lines.addAll(block(depth + 1));
                lines.add("\t".repeat(depth) + "}");
            } else {
                lines.add(line(depth));
            }
        }
        return lines;
    }

    private String line(int depth) {
        if (random.nextInt(7) == 0) {
            return sloppy && random.nextInt(2) == 0 ? "\t" : "";
        }
        String indent = "\t".repeat(depth) + (random.nextInt(9) == 0 ? "    " : "");
        String[] kinds = random.nextInt(6) == 0 ? LONG : SIMPLE;
        String text = String.format(kinds[random.nextInt(kinds.length)], name(), name(), name());
        String end = sloppy && random.nextInt(4) == 0 ? (random.nextBoolean() ? " " : "\t") : "";
        return (text.startsWith("#") || text.endsWith(":") ? "" : indent) + text + end;
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    /** Returns the text with a few lines put in, taken out or replaced; never the same text. */
    List<String> edited(List<String> before) {
        List<String> lines = new ArrayList<>(before);
        for (int edits = 1 + random.nextInt(4); edits > 0 || lines.equals(before); edits--) {
            int at = random.nextInt(lines.size() + 1);
            int count = 1 + random.nextInt(4);
            switch (random.nextInt(4)) {
                case 0 -> lines.subList(at, Math.min(lines.size(), at + count)).clear();
                case 1 -> lines.addAll(at, some(lines, count));
                case 2 -> {
                    lines.subList(at, Math.min(lines.size(), at + count)).clear();
                    lines.addAll(at, fresh(count));
                }
                default -> lines.addAll(at, fresh(count));
            }
            if (lines.isEmpty()) {
                lines.add(line(0));
            }
        }
        return lines;
    }

    /** Returns the text with whole statements put in or replaced, indented like those above them. */
    List<String> tidilyEdited(List<String> before) {
        List<String> lines = new ArrayList<>(before);
        for (int edits = 3 + random.nextInt(9); edits > 0; edits--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            if (!line.startsWith("\t") || line.isBlank() || line.endsWith("}") || line.contains("/*")) {
                continue;
            }
            String indent =
                    line.replaceFirst("\\S.*", "") + (line.stripTrailing().endsWith("{") ? "\t" : "");
            List<String> more = new ArrayList<>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                more.add(indent + String.format(STATEMENTS[random.nextInt(STATEMENTS.length)], name(), name()));
            }
            if (line.endsWith(";") && random.nextBoolean()) {
                lines.set(at, more.remove(0));
            }
            lines.addAll(at + 1, more);
        }
        return lines.equals(before) ? edited(before) : lines;
    }

    private List<String> some(List<String> lines, int count) {
        int from = lines.isEmpty() ? 0 : random.nextInt(lines.size());
        return new ArrayList<>(lines.subList(from, Math.min(lines.size(), from + count)));
    }

    private List<String> fresh(int count) {
        List<String> lines = new ArrayList<>();
        int depth = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            lines.add(line(depth));
        }
        return lines;
    }
}
