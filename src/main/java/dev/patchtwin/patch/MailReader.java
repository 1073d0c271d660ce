package dev.patchtwin.patch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/**
 * Reads a mail. Headers and bodies are the MIME library's affair; a copy from an archive's page is first made into a mail
 * again ({@link ArchiveCopy}), and a file without any header is all body.
 */
final class MailReader {
    /** The largest input that is read, in bytes. */
    static final int MOST_BYTES = 64 << 20;

    private final Diagnostics diagnostics;

    MailReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Returns the mail; what was wrong with it is among the diagnostics. */
    Mail read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            diagnostics.error(1, "the file has " + bytes.length + " bytes; at most " + MOST_BYTES + " are read");
            return new Mail("", "", "", List.of());
        }
        List<String> lines = linesOf(new String(bytes, StandardCharsets.UTF_8));
        ArchiveCopy copy = ArchiveCopy.of(lines, diagnostics);
        if (copy.headers().isEmpty()) {
            return new Mail("", "", "", numbered(lines, 1));
        }
        return parse(copy, lines);
    }

    private Mail parse(ArchiveCopy copy, List<String> lines) {
        List<String> mail = new ArrayList<>(copy.headers());
        if (mail.stream().noneMatch(h -> h.regionMatches(true, 0, "Content-Type:", 0, 13))) {
            mail.add("MIME-Version: 1.0");
            mail.add("Content-Type: text/plain; charset=utf-8");
            mail.add("Content-Transfer-Encoding: 8bit");
        }
        mail.add("");
        mail.addAll(lines.subList(copy.bodyStart(), lines.size()));
        try {
            DefaultMessageBuilder builder = new DefaultMessageBuilder();
            builder.setMimeEntityConfig(MimeConfig.custom()
                    .setMaxLineLen(-1)
                    .setMaxHeaderLen(-1)
                    .setMaxHeaderCount(-1)
                    .build());
            byte[] text = String.join("\r\n", mail).getBytes(StandardCharsets.UTF_8);
            Message message = builder.parseMessage(new ByteArrayInputStream(text));
            String subject = message.getSubject() == null ? "" : message.getSubject().replaceAll("\\s+", " ");
            return new Mail(
                    subject,
                    header(message, "From"),
                    header(message, "Date"),
                    numbered(linesOf(text(message)), copy.bodyStart() + 1));
        } catch (IOException e) {
            diagnostics.error(1, "cannot be read as a mail: " + e.getMessage() + "; save it as plain text and try again");
            return new Mail("", "", "", List.of());
        }
    }

    private static String header(Message message, String name) {
        return message.getHeader().getField(name) == null
                ? ""
                : message.getHeader().getField(name).getBody().strip();
    }

    /** Returns the text of the first plain part, or of all plain parts that hold a diff. */
    private static String text(Entity entity) throws IOException {
        Body body = entity.getBody();
        if (body instanceof TextBody text) {
            return new String(text.getInputStream().readAllBytes(), charset(text));
        }
        if (body instanceof Multipart parts) {
            StringBuilder all = new StringBuilder();
            for (Entity part : parts.getBodyParts()) {
                all.append(text(part)).append('\n');
            }
            return all.toString();
        }
        return "";
    }

    private static java.nio.charset.Charset charset(TextBody text) {
        try {
            return java.nio.charset.Charset.forName(text.getMimeCharset());
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static List<String> linesOf(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        return lines;
    }

    private static List<Line> numbered(List<String> texts, int first) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(new Line(first + i, texts.get(i)));
        }
        return lines;
    }
}
