package dev.patchtwin.patch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * Reads a mail. Headers and bodies are the MIME library's affair; a copy from an archive's page is first made into a
 * mail again ({@link ArchiveCopy}), and a file without any header is all body.
 */
final class MailReader {
    /** The largest input that is read, in bytes. */
    static final int MOST_BYTES = 64 << 20;

    /** The most lines that are read: there are never that many in a patch, and each costs memory of its own. */
    static final int MOST_LINES = 2_000_000;

    private static final List<String> PLAIN =
            List.of("MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit");

    private static final int BYTE = 0xff;

    private final Diagnostics diagnostics;

    MailReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Returns the mail; what was wrong with it is among the diagnostics. */
    Mail read(Mailbox.Part part) {
        if (part.isEmpty()) {
            diagnostics.error(part.line(), "the file is empty; give the mail that holds the patch");
            return Mail.headless(Lines.of(""));
        }
        if (isUtf16(part)) {
            diagnostics.error(part.line(), "this is in UTF-16, which no mail is; save it as plain text, in UTF-8");
            return Mail.headless(Lines.of(""));
        }
        Lines lines = HtmlText.isPage(part)
                ? page(part)
                // Latin-1 keeps every byte as it is; which charset the text is in, only the header says.
                : Lines.of(part.bytes(), part.from(), part.to(), StandardCharsets.ISO_8859_1, part.line());
        if (lines.size() > MOST_LINES) {
            diagnostics.error(
                    part.line(),
                    "this has " + lines.size() + " lines, and at most " + MOST_LINES
                            + " are read; give the mail that holds the patch alone");
            return Mail.headless(Lines.of(""));
        }
        ArchiveCopy copy = ArchiveCopy.of(lines, diagnostics);
        if (copy.headers().isEmpty()) {
            return Mail.headless(lines.charset().equals(StandardCharsets.UTF_8) ? lines : utf8(part));
        }
        try {
            return mail(parse(copy), copy);
        } catch (IOException e) {
            diagnostics.error(
                    part.line(),
                    "cannot be read as a mail: " + e.getMessage() + "; save it as plain text and try again");
            return Mail.headless(Lines.of(""));
        }
    }

    private Lines page(Mailbox.Part part) {
        diagnostics.info(part.line(), "this is a page in HTML: took the text that it shows");
        return HtmlText.of(
                new String(part.bytes(), part.from(), part.to() - part.from(), StandardCharsets.UTF_8), part.line());
    }

    private Lines utf8(Mailbox.Part part) {
        Lines text = Lines.of(part.bytes(), part.from(), part.to(), StandardCharsets.UTF_8, part.line());
        MailText.warnIfMalformed(text, diagnostics);
        return text;
    }

    private static boolean isUtf16(Mailbox.Part part) {
        if (part.to() - part.from() < 2) {
            return false;
        }
        int first = part.bytes()[part.from()] & BYTE;
        int second = part.bytes()[part.from() + 1] & BYTE;
        int mark = (first << Byte.SIZE) | second;
        return mark == 0xfeff || mark == 0xfffe;
    }

    private static Message parse(ArchiveCopy copy) throws IOException {
        List<String> headers = new ArrayList<>(copy.headers());
        if (headers.stream().noneMatch(h -> h.regionMatches(true, 0, "Content-Type:", 0, 13))) {
            headers.addAll(PLAIN);
        }
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        // The default limits refuse mails with long lines; what bounds the input is MOST_BYTES.
        builder.setMimeEntityConfig(MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxHeaderCount(-1)
                .build());
        byte[] head = (String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(copy.lines().charset());
        int from = copy.lines().start(copy.bodyStart());
        int to = Math.max(from, copy.lines().start(copy.bodyEnd()));
        return builder.parseMessage(new SequenceInputStream(
                new ByteArrayInputStream(head),
                new ByteArrayInputStream(copy.lines().bytes(), from, to - from)));
    }

    private Mail mail(Message message, ArchiveCopy copy) throws IOException {
        return new Mail(
                header(message, "Subject"),
                header(message, "From"),
                header(message, "Date"),
                id(header(message, "Message-ID")),
                id(header(message, "In-Reply-To")),
                new MailText(copy.lines(), copy.bodyStart(), copy.bodyEnd(), diagnostics).of(message));
    }

    /** Returns a header's value, unfolded and decoded. Raw bytes above ASCII are UTF-8, as RFC 6532 has them. */
    private static String header(Message message, String name) {
        Field field = message.getHeader().getField(name);
        if (field == null) {
            return "";
        }
        String raw = field.getRaw() == null
                ? field.getBody()
                : new String(field.getRaw().toByteArray(), StandardCharsets.UTF_8).substring(name.length() + 1);
        String value = DecoderUtil.decodeEncodedWords(MimeUtil.unfold(raw), StandardCharsets.UTF_8);
        return value.replaceAll("\\s+", " ").strip();
    }

    private static String id(String value) {
        int from = value.indexOf('<');
        int to = value.indexOf('>', from + 1);
        return from >= 0 && to > from ? value.substring(from + 1, to) : value;
    }
}
