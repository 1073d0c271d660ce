package dev.patchtwin.patch;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The text that a mail or a page in HTML shows: line breaks where it breaks lines, quote marks where it quotes, and white
 * space as it stands where that is kept. The HTML itself is a library's affair.
 */
final class HtmlText implements NodeVisitor {
    private static final Set<String> UNSEEN = Set.of("head", "script", "style", "template", "title", "noscript");
    private static final int LONGEST_PROLOGUE = 1000;
    private static final char NO_BREAK_SPACE = '\u00a0';

    private final Lines.Builder lines = new Lines.Builder();
    private final int firstNumber;
    private final StringBuilder line = new StringBuilder();
    private int number;
    private int quotes;
    private int kept;
    private int unseen;

    private HtmlText(int firstNumber) {
        this.firstNumber = firstNumber;
        number = firstNumber;
    }

    /** Tells a page from a mail by how it begins. */
    static boolean isPage(Mailbox.Part part) {
        String start = new String(
                        part.bytes(),
                        part.from(),
                        Math.min(part.to() - part.from(), LONGEST_PROLOGUE),
                        StandardCharsets.ISO_8859_1)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<?xml");
    }

    /**
     * Returns the text of a document.
     *
     * @param firstNumber the place of its first line in the file, from 1
     */
    static Lines of(String html, int firstNumber) {
        Document document = Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true));
        HtmlText text = new HtmlText(firstNumber);
        NodeTraversor.traverse(text, document);
        text.endBlock();
        return text.lines.build();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            add(text);
        } else if (node instanceof Element element) {
            String name = element.normalName();
            if (name.equals("br")) {
                endLine();
            } else if (element.isBlock()) {
                endBlock();
            }
            quotes += name.equals("blockquote") ? 1 : 0;
            kept += keepsSpace(element) ? 1 : 0;
            unseen += UNSEEN.contains(name) ? 1 : 0;
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (element.isBlock()) {
                endBlock();
            }
            quotes -= element.normalName().equals("blockquote") ? 1 : 0;
            kept -= keepsSpace(element) ? 1 : 0;
            unseen -= UNSEEN.contains(element.normalName()) ? 1 : 0;
        }
    }

    private static boolean keepsSpace(Element element) {
        return element.normalName().equals("pre")
                || element.attr("style").replace(" ", "").contains("white-space:pre");
    }

    private void add(TextNode node) {
        if (unseen > 0) {
            return;
        }
        int start = firstNumber + Math.max(0, node.sourceRange().start().lineNumber() - 1);
        String text = node.getWholeText();
        if (kept == 0) {
            addCollapsed(text, start);
            return;
        }
        String[] pieces = text.split("\n", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                endLine();
            }
            begin(start + i);
            line.append(pieces[i]);
        }
    }

    /**
     * A break in the source is a blank, and none at the beginning of a line. Other white space stays: it is shown as one
     * blank, and it is still there.
     */
    private void addCollapsed(String text, int start) {
        int place = start;
        for (int i = 0; i < text.length(); i++) {
            int end = i;
            while (end < text.length() && isSpace(text.charAt(end))) {
                end++;
            }
            if (end == i) {
                begin(place);
                line.append(text.charAt(i) == NO_BREAK_SPACE ? ' ' : text.charAt(i));
                continue;
            }
            String run = text.substring(i, end);
            int breaks = (int) run.chars().filter(c -> c == '\n').count();
            if (breaks == 0) {
                begin(place);
                line.append(run);
            } else if (line.length() > 0 && end < text.length()) {
                line.append(' ');
            }
            place += breaks;
            i = end - 1;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private void begin(int place) {
        number = line.length() == 0 ? place : number;
    }

    private void endBlock() {
        if (line.length() > 0) {
            endLine();
        }
    }

    private void endLine() {
        lines.add(number, (quotes > 0 ? "> ".repeat(quotes) : "") + line);
        line.setLength(0);
    }
}
