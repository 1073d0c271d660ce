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
    private final Lines raw;
    private final int end;
    private final Diagnostics diagnostics;
    private final List<Lines> texts = new ArrayList<>();
    private final List<Lines> pages = new ArrayList<>();

    /** The texts as they were received, where they were made into something else. */
    private final List<Lines> received = new ArrayList<>();

    private boolean flowed;
    private int at;

    /**
     * @param raw the lines of the file
     * @param start the index of the first line of the mail's body
     * @param end the index below its last line
     * @param diagnostics takes what there is to say
     */
    MailText(Lines raw, int start, int end, Diagnostics diagnostics) {
        this.raw = raw;
        this.end = end;
        this.diagnostics = diagnostics;
        at = start;
    }

    /**
     * Returns the ways to read the text of the mail, the likeliest first: that of its parts one after the other, and of
     * patches attached to it.
     */
    List<Lines> of(Message message) throws IOException {
        walk(message);
        if (texts.isEmpty() && !pages.isEmpty()) {
            return List.of(joined(pages));
        }
        return flowed ? List.of(joined(texts), joined(received)) : List.of(joined(texts));
    }

    private static Lines joined(List<Lines> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Lines.Builder all = new Lines.Builder();
        parts.forEach(part -> part.forEach(all::add));
        return all.build();
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
        } else if (body instanceof SingleBody single && entity.getMimeType().equals("text/html")) {
            addPage(single);
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
        while (found < end && !raw.text(found).stripTrailing().equals(line)) {
            found++;
        }
        at = found < end ? found + 1 : at;
    }

    /** A part in HTML says the same once more, with every mark of the patch escaped. */
    private static boolean isWanted(Entity entity) {
        String name = entity.getFilename() == null ? "" : entity.getFilename().toLowerCase(Locale.ROOT);
        String type = entity.getMimeType();
        return (type.startsWith("text/") && !type.equals("text/html"))
                || type.matches("application/(?:x-)?(?:patch|diff)")
                || name.endsWith(".patch")
                || name.endsWith(".diff");
    }

    private void addPage(SingleBody body) throws IOException {
        int place = place(at);
        pages.add(HtmlText.of(new String(body.getInputStream().readAllBytes(), charset(body)), place));
        if (pages.size() == 1) {
            diagnostics.info(
                    place, "there is a text in HTML: where nothing else holds the patch, what it shows is taken");
        }
    }

    private void add(Entity entity, SingleBody body) throws IOException {
        byte[] content = body.getInputStream().readAllBytes();
        Lines text = Lines.of(content, 0, content.length, charset(body), 1);
        text = text.at(places(text.size(), entity.getContentTransferEncoding()));
        warnIfMalformed(text, diagnostics);
        received.add(text);
        texts.add(unflowed(entity, text));
    }

    /** Says where a text is not in the charset that it is said to be in. */
    static void warnIfMalformed(Lines text, Diagnostics diagnostics) {
        int line = text.malformed();
        if (line >= 0) {
            diagnostics.warning(
                    text.get(line).number(),
                    "is not in " + text.charset() + ", as the text is said to be or is taken to be: what cannot be read"
                            + " there is shown as '\ufffd'");
        }
    }

    private int[] places(int size, String encoding) {
        if (encoding.equals("base64")) {
            diagnostics.info(place(at), "the text is in base64: places in it are given as the line where it begins");
        }
        int[] places = new int[size];
        int line = at;
        for (int i = 0; i < size; i++) {
            places[i] = place(line);
            line += encoding.equals("base64") ? 0 : 1;
            // A line that ends with '=' goes on in the next one.
            while (encoding.equals("quoted-printable") && isSoft(line - 1)) {
                line++;
            }
        }
        return places;
    }

    private int place(int index) {
        return raw.isEmpty() ? 1 : raw.get(Math.min(index, raw.size() - 1)).number();
    }

    private boolean isSoft(int line) {
        return line < end && raw.text(line).stripTrailing().endsWith("=");
    }

    private Lines unflowed(Entity entity, Lines text) {
        if (!(entity.getHeader().getField("Content-Type") instanceof ContentTypeField type)
                || !"flowed".equalsIgnoreCase(type.getParameter("format"))) {
            return text;
        }
        flowed = true;
        diagnostics.info(
                place(at), "the text was sent with format=flowed: put the lines together again that were broken");
        return Flowed.undo(text, "yes".equalsIgnoreCase(type.getParameter("delsp")));
    }

    private static Charset charset(SingleBody body) {
        String name = body instanceof TextBody text ? text.getMimeCharset() : null;
        try {
            return name == null || name.equalsIgnoreCase("us-ascii") ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
