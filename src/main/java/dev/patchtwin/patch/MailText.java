package dev.patchtwin.patch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;

/**
 * The text of a mail, decoded by the MIME library, with the place of each line in the file: the library does not tell
 * places, so the parts' boundaries are looked up in the raw lines, in the same order.
 */
final class MailText {
    private final List<String> raw;
    private final int firstNumber;
    private final Diagnostics diagnostics;
    private final List<Line> lines = new ArrayList<>();
    private int at;

    /**
     * @param raw the lines of the mail's body, as they stand in the file
     * @param firstNumber the place of the first of them in the file, from 1
     * @param diagnostics takes what there is to say
     */
    MailText(List<String> raw, int firstNumber, Diagnostics diagnostics) {
        this.raw = raw;
        this.firstNumber = firstNumber;
        this.diagnostics = diagnostics;
    }

    /** Returns the plain text of the mail, that of its parts one after the other, and of patches attached to it. */
    List<Line> of(Message message) throws IOException {
        walk(message);
        return lines;
    }

    private void walk(Entity entity) throws IOException {
        Body body = entity.getBody();
        if (body instanceof Multipart parts) {
            String boundary = boundary(entity);
            for (Entity part : parts.getBodyParts()) {
                skipPast("--" + boundary);
                skipPast("");
                walk(part);
            }
        } else if (body instanceof Message inner) {
            skipPast("");
            walk(inner);
        } else if (body instanceof SingleBody single && isWanted(entity)) {
            add(entity, single);
        }
    }

    private static String boundary(Entity entity) {
        return entity.getHeader().getField("Content-Type") instanceof ContentTypeField type
                        && type.getBoundary() != null
                ? type.getBoundary()
                : "";
    }

    private void skipPast(String line) {
        int found = at;
        while (found < raw.size() && !raw.get(found).stripTrailing().equals(line)) {
            found++;
        }
        at = found < raw.size() ? found + 1 : at;
    }

    /** A part in HTML says the same once more, with every mark of the patch escaped. */
    private static boolean isWanted(Entity entity) {
        String name = entity.getFilename() == null ? "" : entity.getFilename().toLowerCase(Locale.ROOT);
        String type = entity.getMimeType();
        return (type.startsWith("text/") && !type.equals("text/html"))
                || name.endsWith(".patch")
                || name.endsWith(".diff");
    }

    private void add(Entity entity, SingleBody body) throws IOException {
        List<String> text = new String(body.getInputStream().readAllBytes(), charset(body))
                .lines()
                .toList();
        String encoding = entity.getContentTransferEncoding();
        if (encoding.equals("base64")) {
            diagnostics.info(
                    firstNumber + at, "the text is in base64: places in it are given as the line where it begins");
        }
        warnAboutFlow(entity);
        int line = at;
        for (String one : text) {
            lines.add(new Line(firstNumber + line, one));
            line += encoding.equals("base64") ? 0 : 1;
            // A line that ends with '=' goes on in the next one.
            while (encoding.equals("quoted-printable") && isSoft(line - 1)) {
                line++;
            }
        }
    }

    private boolean isSoft(int line) {
        return line < raw.size() && raw.get(line).stripTrailing().endsWith("=");
    }

    private void warnAboutFlow(Entity entity) {
        if (entity.getHeader().getField("Content-Type") instanceof ContentTypeField type
                && "flowed".equalsIgnoreCase(type.getParameter("format"))) {
            diagnostics.warning(
                    firstNumber + at,
                    "the text was sent with format=flowed, which breaks long lines; get it from an archive instead");
        }
    }

    private static Charset charset(SingleBody body) {
        String name = body instanceof TextBody text ? text.getMimeCharset() : null;
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
