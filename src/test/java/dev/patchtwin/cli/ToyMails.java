package dev.patchtwin.cli;

import java.util.List;
import java.util.Map;

/** A toy tree, and mails with patches for it. */
final class ToyMails {
    static final String TOY = """
            #include "toy.h"

            static int toy_call(struct toy *toy)
            {
            	return toy->ops->call(toy);
            }

            static void toy_reclaim(struct toy *toy)
            {
            	int ret = toy_call(toy);

            	if (WARN_ON_ONCE(ret))
            		toy->page = NULL;

            	toy_free(toy);
            }
            """;

    static final Map<String, String> TREE = Map.of("mm/toy.c", TOY, "mm/toy.h", "struct toy;\n");

    static final String RECLAIM = """
            diff --git a/mm/toy.c b/mm/toy.c
            --- a/mm/toy.c
            +++ b/mm/toy.c
            @@ -7,10 +7,8 @@ static int toy_call(struct toy *toy)
            \s
             static void toy_reclaim(struct toy *toy)
             {
            -	int ret = toy_call(toy);
            -
            -	if (WARN_ON_ONCE(ret))
            +	if (toy_call(toy))
             		toy->page = NULL;
            \s
             	toy_free(toy);
             }
            """;

    static final String RENAME = """
            diff --git a/mm/toy.c b/mm/toy.c
            --- a/mm/toy.c
            +++ b/mm/toy.c
            @@ -1,6 +1,6 @@
             #include "toy.h"
            \s
            -static int toy_call(struct toy *toy)
            +static int toy_ask(struct toy *toy)
             {
             	return toy->ops->call(toy);
             }
            @@ -7,7 +7,7 @@ static int toy_call(struct toy *toy)
            \s
             static void toy_reclaim(struct toy *toy)
             {
            -	if (toy_call(toy))
            +	if (toy_ask(toy))
             		toy->page = NULL;
            \s
             	toy_free(toy);
            """;

    static final String RECLAIM_MAIL = mail("PATCH 1/2", "mm: toy: Leak quietly", RECLAIM);
    static final String RENAME_MAIL = mail("PATCH 2/2", "mm: toy: Ask for it", RENAME);
    static final String SERIES = cover("") + RECLAIM_MAIL + RENAME_MAIL;

    private ToyMails() {}

    static String cover(String end) {
        return """
                From mboxrd@z Thu Jan  1 00:00:00 1970
                From: A Developer <developer@example.org>
                Date: Mon, 2 Feb 2026 10:00:00 +0000
                Subject: [PATCH 0/2] mm: toy: Be quiet
                Message-ID: <cover@example.org>

                Two patches.
                """ + end + "\n";
    }

    static String mail(String bracket, String title, String diff) {
        return mail(bracket, title, "What is leaked is leaked.", diff);
    }

    static String mail(String bracket, String title, String words, String diff) {
        return """
                From mboxrd@z Thu Jan  1 00:00:00 1970
                From: A Developer <developer@example.org>
                Date: Mon, 2 Feb 2026 10:00:00 +0000
                Subject: [BRACKET] TITLE
                Message-ID: <ID@example.org>

                WORDS

                Signed-off-by: A Developer <developer@example.org>
                ---

                """.replace("BRACKET", bracket)
                        .replace("TITLE", title)
                        .replace("ID", title.replaceAll("\\W+", "-") + bracket.hashCode())
                        .replace("WORDS", words)
                + diff + "-- \n2.43.0\n\n";
    }

    /** The same as a reply that quotes it, white space lost, with a remark below the line that has this text. */
    static String reply(String diff, String below, String remark) {
        StringBuilder reply = new StringBuilder("""
                From: A Reviewer <reviewer@example.org>
                Date: Tue, 3 Feb 2026 10:00:00 +0000
                Subject: Re: [PATCH] mm: toy: Leak quietly
                Message-ID: <reply@example.org>
                In-Reply-To: <toy@example.org>

                On Mon, Feb 02, 2026 at 10:00:00AM +0000, A Developer wrote:
                > What is leaked is leaked.
                >
                > Signed-off-by: A Developer <developer@example.org>
                > ---
                >
                """);
        for (String line : List.of(diff.split("\n", -1))) {
            if (!line.isEmpty()) {
                reply.append("> ")
                        .append(line.charAt(0))
                        .append(line.substring(1).replaceAll("^[ \\t]+", ""))
                        .append('\n');
            }
            if (line.contains(below)) {
                reply.append('\n').append(remark).append("\n\n");
            }
        }
        return reply.toString();
    }
}
