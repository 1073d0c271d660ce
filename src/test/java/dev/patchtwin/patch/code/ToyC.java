package dev.patchtwin.patch.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes C files in the kernel's style, of things that can be edited one by one. */
public final class ToyC {
    private static final List<String> TYPES = List.of("int", "u64", "void *", "struct toy *", "bool", "unsigned long");
    private static final List<String> ATTRIBUTES = List.of("", "", "", "__init ", "noinline ", "__always_inline ");
    private static final List<String> WORDS = List.of(
            "counts", "don't ask", "a; b;", "what { it holds", "} else", "for (ever)", "the toy's \"name\"", "grün");

    private final Random random;
    private int names;

    public ToyC(Random random) {
        this.random = random;
    }

    /** What a part of a file is. */
    enum Sort {
        FUNCTION,
        MACRO_FUNCTION,
        STRUCT,
        TABLE,
        DEFINE,
        ENTRIES
    }

    /** A thing, in the parts that can be edited; of a struct or a list, the lines are things of their own. */
    public static final class Item {
        final Sort sort;
        String comment;
        String type;
        String name;
        String arguments;
        List<Row> rows;
        String blank = "";

        Item(Sort sort, String comment, String type, String name, String arguments, List<Row> rows) {
            this.sort = sort;
            this.comment = comment;
            this.type = type;
            this.name = name;
            this.arguments = arguments;
            this.rows = new ArrayList<>(rows);
        }

        public Item copy() {
            Item copy = new Item(sort, comment, type, name, arguments, List.of());
            rows.forEach(row -> copy.rows.add(new Row(row.text, row.name, row.comment)));
            copy.blank = blank;
            return copy;
        }

        String kind() {
            return switch (sort) {
                case FUNCTION, MACRO_FUNCTION -> "FUNCTION";
                case STRUCT -> "MEMBER";
                case TABLE -> "VARIABLE";
                case DEFINE -> "MACRO";
                case ENTRIES -> "ENTRY";
            };
        }

        boolean ofRows() {
            return sort == Sort.STRUCT || sort == Sort.ENTRIES;
        }

        String text() {
            StringBuilder rowText = new StringBuilder();
            for (Row row : rows) {
                String end = sort == Sort.DEFINE ? " \\" : "";
                String text = row.text.formatted(row.name);
                rowText.append(sort == Sort.ENTRIES ? "" : "\t")
                        .append(text)
                        .append(row.comment)
                        .append(end)
                        .append('\n');
            }
            String body = rowText.toString();
            return comment
                    + switch (sort) {
                        case FUNCTION -> type + blank + name + "(" + arguments + ")\n{\n" + body + "}\n";
                        case MACRO_FUNCTION ->
                            "SYSCALL_DEFINE1(" + name + ", " + blank + arguments + ")\n{\n" + body + "}\n";
                        case STRUCT -> "struct " + name + " {\n" + body + "};\n";
                        case TABLE -> "static " + type + blank + name + "[] = {\n" + body + "};\n";
                        case DEFINE ->
                            "#define " + name + "(" + arguments + ") \\\n" + body + "\tend(" + blank + arguments
                                    + ")\n";
                        case ENTRIES -> body;
                    };
        }
    }

    /** A line of a thing. */
    static final class Row {
        String text;
        String name;
        String comment;

        Row(String text, String name, String comment) {
            this.text = text;
            this.name = name;
            this.comment = comment;
        }
    }

    public static String text(List<Item> items) {
        StringBuilder text = new StringBuilder("// SPDX-License-Identifier: GPL-2.0\n#include <linux/toy.h>\n");
        items.forEach(item -> text.append('\n').append(item.text()));
        return text.toString();
    }

    public List<Item> file(int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item(Sort.values()[random.nextInt(Sort.values().length)]));
        }
        return items;
    }

    Item item(Sort sort) {
        List<Row> rows = new ArrayList<>();
        int count = 4 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            rows.add(row(sort));
        }
        String type = (random.nextBoolean() ? "static " : "") + pick(ATTRIBUTES) + type();
        String name = sort == Sort.DEFINE ? name().toUpperCase(java.util.Locale.ROOT) : name();
        String arguments =
                sort == Sort.DEFINE ? name() : sort == Sort.MACRO_FUNCTION ? "int, " + name() : type() + name();
        boolean macros = sort == Sort.ENTRIES;
        return new Item(
                sort, macros ? "" : comment(), sort == Sort.TABLE ? "const struct toy " : type, name, arguments, rows);
    }

    Row row(Sort sort) {
        String text = switch (sort) {
            case STRUCT -> random.nextInt(4) == 0 ? type() + "(*%s)(" + type() + name() + ");" : type() + "%s;";
            case TABLE -> "{ ." + name() + " = " + name() + " },";
            case ENTRIES -> random.nextBoolean() ? "TOY_OP(%s)" : "TOY_OP_OPTIONAL(%s)";
            case DEFINE -> name() + "(" + name() + ");";
            default -> statement();
        };
        boolean commented = random.nextInt(6) == 0 && sort != Sort.ENTRIES;
        return new Row(text, name(), commented ? " /* " + word() + " */" : "");
    }

    private String statement() {
        return switch (random.nextInt(7)) {
            case 0 -> "if (" + name() + ") {\n\t\t" + name() + "(\"/* no comment\");\n\t}";
            case 1 -> "for_each_toy(" + name() + ", " + name() + ")\n\t\t" + name() + "();";
            case 2 -> "WARN_ON(" + name() + ");";
            case 3 -> name() + " = " + name() + "->" + name() + ";";
            case 4 -> "#ifdef CONFIG_" + name() + "\n\t" + name() + "();\n#endif";
            default -> name() + "(" + name() + ", 'c', " + random.nextInt(100) + ");";
        };
    }

    String comment() {
        return switch (random.nextInt(4)) {
            case 0 -> "/* " + word() + " */\n";
            case 1 -> "/*\n * " + word() + "\n *\n * " + word() + "\n */\n";
            default -> "";
        };
    }

    String word() {
        return pick(WORDS) + " " + names++;
    }

    String type() {
        String type = pick(TYPES);
        return type.endsWith("*") ? type : type + " ";
    }

    String name() {
        return "toy_" + (char) ('a' + random.nextInt(26)) + names++;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
