package dev.patchtwin.patch.code;

import dev.patchtwin.patch.code.ToyC.Item;
import dev.patchtwin.patch.code.ToyC.Row;
import dev.patchtwin.patch.code.ToyC.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Edits a toy file, and knows what that was. */
public final class ToyEdit {
    private final Random random;
    private final ToyC toys;
    private final List<Item> items;
    private final List<String> expected = new ArrayList<>();

    public ToyEdit(Random random, ToyC toys, List<Item> items) {
        this.random = random;
        this.toys = toys;
        this.items = items;
    }

    /** Returns what was done, as {@link CodeChange} tells it. */
    List<String> expected() {
        return expected;
    }

    /** Edits some things, no two of which are neighbours. */
    public void edit(int most) {
        int at = random.nextInt(3);
        for (int i = 0; i < most && at < items.size(); i++) {
            at += one(at) + 2 + random.nextInt(3);
        }
    }

    /** Returns how many things more there are now. */
    private int one(int at) {
        Item item = items.get(at);
        switch (random.nextInt(10)) {
            case 0 -> {
                items.add(at, toys.item(Sort.values()[random.nextInt(Sort.values().length)]));
                alone(items.get(at), "- -> %s: ADDED");
                return 1;
            }
            case 1 -> {
                items.remove(at);
                alone(item, "%s -> -: REMOVED");
                return -1;
            }
            case 2, 3 -> rename(item);
            case 4 -> signature(item);
            case 5, 6 -> body(item);
            case 7 -> comment(item);
            case 8 -> whiteSpace(item);
            default -> {
                rename(item);
                if (!item.ofRows()) {
                    body(item);
                }
            }
        }
        return 0;
    }

    private void alone(Item item, String words) {
        if (item.ofRows()) {
            item.rows.forEach(row -> expected.add(item.kind() + " " + words.formatted(row.name)));
        } else {
            expected.add(item.kind() + " " + words.formatted(item.name));
        }
    }

    private Row row(Item item) {
        return item.rows.get(random.nextInt(item.rows.size()));
    }

    private void rename(Item item) {
        if (item.ofRows()) {
            Row row = row(item);
            String name = toys.name();
            say(item, row.name, name, "RENAMED");
            row.name = name;
        } else {
            String name = item.sort == Sort.DEFINE ? toys.name().toUpperCase(java.util.Locale.ROOT) : toys.name();
            say(item, item.name, name, "RENAMED");
            item.name = name;
        }
    }

    private void signature(Item item) {
        switch (item.sort) {
            case STRUCT -> {
                Row row = row(item);
                row.text = "long long " + row.text;
                say(item, row.name, row.name, "SIGNATURE");
            }
            case ENTRIES -> {
                Row row = row(item);
                row.text = "TOY_OP_RET0(%s)";
                say(item, row.name, row.name, "SIGNATURE");
            }
            case TABLE -> {
                item.type = "struct other ";
                say(item, item.name, item.name, "SIGNATURE");
            }
            case FUNCTION -> {
                item.type = random.nextBoolean() ? "static long long " : item.type;
                item.arguments = "long " + toys.name() + ", " + item.arguments;
                say(item, item.name, item.name, "SIGNATURE");
            }
            default -> {
                item.arguments += ", " + toys.name();
                say(item, item.name, item.name, item.sort == Sort.DEFINE ? "SIGNATURE, BODY" : "SIGNATURE");
            }
        }
    }

    private void body(Item item) {
        if (item.ofRows()) {
            Row row = toys.row(item.sort);
            item.rows.add(random.nextInt(item.rows.size() + 1), row);
            expected.add(item.kind() + " - -> " + row.name + ": ADDED");
            return;
        }
        if (random.nextBoolean()) {
            item.rows.remove(random.nextInt(item.rows.size()));
        } else {
            item.rows.add(random.nextInt(item.rows.size() + 1), toys.row(item.sort));
        }
        say(item, item.name, item.name, "BODY");
    }

    private void comment(Item item) {
        if (item.sort == Sort.ENTRIES) {
            return;
        }
        Row row = row(item);
        if (item.sort == Sort.STRUCT || random.nextBoolean()) {
            row.comment = " /* " + toys.word() + " */";
        } else {
            item.comment = "/* " + toys.word() + " */\n";
        }
        String name = item.sort == Sort.STRUCT ? row.name : item.name;
        say(item, name, name, "COMMENTS");
    }

    private void whiteSpace(Item item) {
        if (item.sort == Sort.ENTRIES) {
            return;
        }
        if (item.sort == Sort.STRUCT) {
            Row row = row(item);
            row.text = " " + row.text;
            say(item, row.name, row.name, "WHITE_SPACE");
        } else {
            item.blank = " ";
            say(item, item.name, item.name, "WHITE_SPACE");
        }
    }

    private void say(Item item, String before, String after, String what) {
        expected.add(item.kind() + " " + (before.equals(after) ? before : before + " -> " + after) + ": " + what);
    }
}
