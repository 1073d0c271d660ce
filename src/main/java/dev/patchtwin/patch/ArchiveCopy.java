package dev.patchtwin.patch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the header of a mail, also in a copy from a web archive's page: a banner above it, folded headers that lost
 * their indentation, no blank line before the body, and a footer. What comes out is a mail as a MIME library expects
 * it.
 */
final class ArchiveCopy {
    private static final Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9-]*):(?: .*)?");
    private static final Pattern MBOX_FROM = Pattern.compile("From \\S+ .*\\d{4}");
    private static final Pattern BODY_BEGINS =
            Pattern.compile(">.*|On .*\\d.*|diff --git .*|--- .*|\\[PATCH.*|-----BEGIN PGP.*");
    private static final Pattern FOOTER = Pattern.compile("Powered by .*");
    private static final int LONGEST_BANNER = 5;

    /** A page in HTML has a bar above the mail, and links. */
    private static final int LONGEST_PAGE_BANNER = 200;

    /** What a mail's header can begin with; names that begin with {@code x-} or {@code arc-} also count. */
    private static final Set<String> KNOWN = Set.of(
            "archived-at",
            "authentication-results",
            "bcc",
            "cc",
            "content-type",
            "date",
            "delivered-to",
            "dkim-signature",
            "errors-to",
            "from",
            "in-reply-to",
            "list-id",
            "message-id",
            "mime-version",
            "precedence",
            "received",
            "references",
            "reply-to",
            "return-path",
            "sender",
            "subject",
            "to");

    /** Without one of these, what looks like a header is only text with a colon in it. */
    private static final Set<String> TELLING = Set.of("from", "message-id", "subject");

    private final Lines numbered;
    private final List<String> lines;
    private final Diagnostics diagnostics;
    private final List<String> headers = new ArrayList<>();
    private int bodyStart;
    private int bodyEnd;

    private ArchiveCopy(Lines numbered, Diagnostics diagnostics) {
        this.numbered = numbered;
        lines = numbered.texts();
        this.diagnostics = diagnostics;
        bodyEnd = lines.size();
    }

    /** Looks at these lines of a file. */
    static ArchiveCopy of(Lines lines, Diagnostics diagnostics) {
        ArchiveCopy copy = new ArchiveCopy(lines, diagnostics);
        copy.find();
        return copy;
    }

    /** Returns the header lines, continuation lines indented; empty when the file is no mail. */
    List<String> headers() {
        return headers;
    }

    /** Returns the index of the first line of the body. */
    int bodyStart() {
        return bodyStart;
    }

    /** Returns the index below the last line of the body. */
    int bodyEnd() {
        return bodyEnd;
    }

    /** Returns all lines of the file. */
    Lines lines() {
        return numbered;
    }

    private void find() {
        int first = 0;
        int banner = numbered.charset().equals(StandardCharsets.UTF_8) ? LONGEST_PAGE_BANNER : LONGEST_BANNER;
        while (first < lines.size() && first < banner && !(isKnown(first) && isMail(first))) {
            first++;
        }
        if (first >= lines.size() || !isKnown(first) || !isMail(first)) {
            return;
        }
        if (first > 0 && !isMboxFrom(first - 1)) {
            diagnostics.info(
                    numbered.get(0).number(),
                    "this is an archive's copy of a mail: left out what stands above its header");
            dropFooter();
        }
        readHeaders(first);
    }

    private boolean isMail(int first) {
        for (int at = first; at < lines.size() && !lines.get(at).isEmpty(); at++) {
            if (TELLING.contains(headerName(at))) {
                return true;
            }
        }
        return false;
    }

    private void readHeaders(int first) {
        boolean refolded = false;
        int at = first;
        for (; at < bodyEnd && !lines.get(at).isEmpty(); at++) {
            String line = lines.get(at);
            if (!headerName(at).isEmpty() || line.startsWith(" ") || line.startsWith("\t")) {
                headers.add(line);
            } else if (BODY_BEGINS.matcher(line).matches()) {
                diagnostics.info(
                        numbered.get(at).number(),
                        "no blank line between header and body: took this for the body's first line");
                bodyStart = at;
                return;
            } else {
                headers.add(" " + line);
                if (!refolded) {
                    refolded = true;
                    diagnostics.info(
                            numbered.get(at).number(), "header lines had lost their indentation: folded them again");
                }
            }
        }
        bodyStart = Math.min(at + 1, bodyEnd);
    }

    private void dropFooter() {
        int last = bodyEnd - 1;
        while (last > 0 && lines.get(last).isBlank()) {
            last--;
        }
        if (FOOTER.matcher(lines.get(last)).matches()) {
            bodyEnd = last;
        }
    }

    private boolean isMboxFrom(int index) {
        return MBOX_FROM.matcher(lines.get(index)).matches();
    }

    private boolean isKnown(int index) {
        String name = headerName(index);
        return KNOWN.contains(name) || name.startsWith("x-") || name.startsWith("arc-");
    }

    /** Returns the name of the header that begins on a line, in lower case; empty when none does. */
    private String headerName(int index) {
        Matcher header = HEADER.matcher(lines.get(index));
        return header.matches() ? header.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
