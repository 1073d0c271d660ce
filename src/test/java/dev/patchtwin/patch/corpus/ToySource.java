package dev.patchtwin.patch.corpus;

import java.io.IOException;

/** A toy tree before and after a change, in text that recoveries trip over. */
@SuppressWarnings("StringConcatToTextBlock") // patches are put together of pieces
final class ToySource {
    private static final String C = """
            // SPDX-License-Identifier: GPL-2.0
            #include "toy.h"

            /*
             * A toy has pages. Größe: how many, counted from one, and never more than the toy was made with.
             */
            static int toy_map(struct toy *toy, unsigned long address, unsigned long last_address_of_all)
            {
            \tint i;

            \tif (!toy->page)
            \t\treturn -EINVAL;

            \tfor (i = 0; i < toy->pages; i++) {
            \t\tif (toy_is_mapped(toy, i)) {
            \t\t\tif (toy->flags & TOY_NOISY) {
            \t\t\t\tswitch (toy->state) {
            \t\t\t\tcase TOY_OLD:
            \t\t\t\t\tpr_info("toy: page %d of an old toy is mapped at %lx, and that is too late by now",
            \t\t\t\t\t\ti, address);
            \t\t\t\t\tbreak;
            \t\t\t\tdefault:
            \t\t\t\t\tbreak;
            \t\t\t\t}
            \t\t\t}
            \t\t}
            \t}

            \treturn 0;
            }

            static void toy_count_down(struct toy *toy, int i)
            {
            \twhile (i > 0)
            \t\ttoy_drop(toy, i);

            #ifdef CONFIG_TOY_DEBUG
            \ttoy_dump(toy);
            #endif
            }

            static void toy_reclaim(struct toy *toy)
            {
            \tWARN_ON(toy_call(toy));
            }

            static const struct toy_ops toy_ops = {
            \t.map\t\t= toy_map,
            \t.reclaim\t= toy_reclaim,
            };

            static int __init toy_init(void)
            {
            \treturn toy_register(&toy_ops);
            }
            module_init(toy_init);
            """;

    private static final String H = """
            /* SPDX-License-Identifier: GPL-2.0 */
            #ifndef _TOY_H
            #define _TOY_H

            #define TOY_NOISY\t0x1
            #define toy_each(toy, i)\t\\
            \tfor ((i) = 0; \\
            \t     (i) < (toy)->pages; \\
            \t     (i)++)

            struct toy {
            \tint pages;\t\t/* how many */
            \tint flags;
            };

            #endif /* _TOY_H */
            """;

    private static final String MAKE = """
            # SPDX-License-Identifier: GPL-2.0
            obj-$(CONFIG_TOY) += toy.o

            toy-y := toy-map.o \\
            \t toy-call.o

            clean:
            \trm -f *.o
            """;

    private static final String NOTES = """
            Notes about toys

            -- first comes the oldest
            -- then the others
            > a citation
            >> and one within
            From here on nothing is as it was.
            diff --git a/this b/is-no-file
            --- a/neither
            +++ b/nor
            @@ -1,2 +3,4 @@ nor this
            -
            +
            index 1234567..89abcde 100644
            On Monday, a reader wrote:
            --i;
            ++i;
            --
            This is the end.
            """;

    private ToySource() {}

    /** Text without a line that means something in a mail. */
    static void plain(Git git) throws IOException {
        git.write("mm/toy.c", C);
        git.write("include/toy.h", H);
        git.write("mm/Makefile", MAKE);
    }

    static void plainAfter(Git git) throws IOException {
        git.write("mm/toy.c", edited(C));
        git.write("include/toy.h", swap(H, "\tint flags;\n", "\tint flags;\n\tunsigned long left;\t/* now */\n"));
        git.write("mm/Makefile", swap(MAKE, "\t toy-call.o\n", "\t toy-call.o \\\n\t toy-count.o\n"));
    }

    private static String edited(String text) {
        String one = swap(
                text,
                "\t\t\t\t\tpr_info(\"toy: page %d of an old toy is mapped at %lx, and that is too late by now\",\n",
                "\t\t\t\t\tpr_warn(\"toy: page %d of an old toy is mapped at %lx: %d are left, and that is few\",\n"
                        + "\n\t\t\t\t\t\t/* naïve, but it will do for all the toys that there are today */\n");
        String two = swap(one, "\t\ttoy_drop(toy, i);\n", "\t\ttoy_drop(toy, i--);\n");
        return swap(two, "\tWARN_ON(toy_call(toy));\n", "\ttoy_call(toy);\n\n\ttoy->left = toy_count(toy);\n");
    }

    /** The same, and lines that look like marks, headers, quotes and signatures. */
    static void nasty(Git git) throws IOException {
        plain(git);
        git.write("Documentation/notes.txt", NOTES);
        git.write("Documentation/more.txt", "one\ntwo\n" + NOTES + "three\nfour\nfive\n" + NOTES + "six\n");
        git.write("mm/last.c", "int last; /* “→” */\nint really_last;");
    }

    static void nastyAfter(Git git) throws IOException {
        plainAfter(git);
        git.write("Documentation/notes.txt", "Notes about toys\n\nAll is said.\n");
        String more = "one\n2\n" + NOTES.replace("reader", "writer") + "three\nfour\nfive\n" + NOTES + NOTES + "6\n";
        git.write("Documentation/more.txt", more);
        git.write("mm/last.c", "int last; /* “→” and “←” */\nint really_last;");
    }

    static final String NASTY_MESSAGE = """
            toy: Say how many pages are left when a toy is reclaimed for the second time

            From here on a toy counts.

            Größe is “→”.

            Fixes: 0123456789ab ("toy: Begin")
            """ + Sample.SIGNED_OFF.substring(2);

    static String swap(String text, String old, String other) {
        if (!text.contains(old)) {
            throw new IllegalArgumentException("does not hold: " + old);
        }
        return text.replace(old, other);
    }
}
