package dev.patchtwin.patch.corpus;

import dev.patchtwin.patch.corpus.Kind.Am;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Mails in HTML, and pages of archives. */
final class Pages {
    private static final String TYPE =
            Letters.MIME + "Content-Type: text/html; charset=\"UTF-8\"\nContent-Transfer-Encoding: 8bit\n\n";

    private Pages() {}

    static List<Kind> of(Sample sample) {
        String header = Letters.header(sample) + TYPE;
        String reply = Replies.header(sample).stripTrailing() + "\n" + TYPE;
        String body = sample.body();
        String quote = "<div class=\"gmail_quote\"><div class=\"gmail_attr\">" + escaped(Replies.WROTE)
                + "<br></div><blockquote class=\"gmail_quote\" style=\"margin:0\">";
        return List.of(
                kind("HTML with <br>", sample, header, "<div dir=\"ltr\">" + each(body, l -> l + "<br>") + "</div>"),
                kind(
                        "HTML with a <div> for each line",
                        sample,
                        header,
                        each(body, l -> "<div>" + (l.isEmpty() ? "<br>" : l) + "</div>")),
                kind("HTML with <pre>", sample, header, "<pre>" + escaped(body) + "</pre>"),
                kind(
                        "HTML in one line",
                        sample,
                        header,
                        each(body, l -> l + "<br/>").replace("\n", "")),
                kind(
                        "HTML reply with <blockquote>",
                        sample,
                        reply,
                        quote + each(sample.unsigned(), l -> l + "<br>") + "</blockquote></div><div>Fine.</div>"),
                kind(
                        "HTML reply with remarks between <blockquote>s",
                        sample,
                        reply,
                        quote + each(sample.unsigned(), Pages::remarked) + "</blockquote></div><div>Fine.</div>"),
                kind(
                        "HTML reply with > marks",
                        sample,
                        reply,
                        "<p>" + each(Replies.WROTE + Replies.quoted(sample.unsigned(), "> "), l -> l + "<br>")
                                + "</p>"),
                Kind.repaired("an archive's page with <pre>", sample, page(sample), Am.COMMIT),
                Kind.repaired("an archive's page with coloured lines", sample, coloured(sample), Am.COMMIT),
                Kind.repaired("text copied from an archive's page", sample, copied(sample), Am.TREE));
    }

    private static Kind kind(String name, Sample sample, String header, String inner) {
        String html = "<!DOCTYPE html><html><head><meta charset=\"UTF-8\"><title>mail</title></head><body>\n" + inner
                + "\n</body></html>\n";
        return Kind.repaired(name, sample, header + html, Am.TREE);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** As web mailers write it: blanks at the start, and all but the last of a run, are hard ones. */
    private static String each(String text, UnaryOperator<String> line) {
        return Sample.lines(text).stream()
                .map(l -> line.apply(escaped(l).replaceAll("^ ", "&nbsp;").replace("  ", "&nbsp; ")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String remarked(String line) {
        boolean here = line.startsWith("+\t");
        return line + "<br>"
                + (here
                        ? "</blockquote><div><br></div><div>Why &lt;this&gt;?</div><div><br></div>"
                                + "<blockquote class=\"gmail_quote\">"
                        : "");
    }

    private static String page(Sample sample) {
        return "<html>\n<head><title>" + escaped(sample.subject())
                + "</title></head>\n<body>\n<a href=\"../\">up</a>\n<pre>\n"
                + escaped(Letters.header(sample) + "\n" + sample.body())
                + "</pre>\n<hr>\n<p>An archive</p>\n</body>\n</html>\n";
    }

    private static String coloured(Sample sample) {
        String lines = Sample.lines(Letters.header(sample) + "\n" + sample.body()).stream()
                .map(Pages::escaped)
                .map(l -> l.startsWith("+") ? "<span\nclass=\"add\">" + l + "</span>" : l)
                .map(l -> l.startsWith("diff --git") ? "<span\nclass=\"head\">" + l + "</span>" : l)
                .map(l -> l.replace("list@example.org", "<a\nhref=\"mailto:list@example.org\">list@example.org</a>"))
                .collect(Collectors.joining("\n"));
        return "<html><head><title>toy</title></head><body><form><pre><a href=\"../\">home</a> / <a>search</a></pre></form>"
                + "<pre\nid=b>" + lines
                + "\n</pre><pre>This is a public inbox, see mirroring instructions</pre></body></html>\n";
    }

    private static String copied(Sample sample) {
        return "[<prev] [next>] [thread-next>] [day] [month] [year] [list]\n"
                + Replies.header(sample).stripTrailing() + "\n" + Replies.WROTE
                + Replies.quoted(sample.unsigned(), "> ") + "\nFine.\n\nPowered by blists\n";
    }
}
