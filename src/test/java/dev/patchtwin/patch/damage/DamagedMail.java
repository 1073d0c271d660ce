package dev.patchtwin.patch.damage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A patch in a mail that was damaged on its way.
 *
 * @param damages what was done to it
 * @param content the lines of the body before white space suffered
 * @param body the lines of the body as they are
 * @param bytes the mail
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DamagedMail(Set<Damage> damages, List<MailLine> content, List<MailLine> body, byte[] bytes) {
    private static final String HEADER = """
            From: A Developer <developer@example.org>
            Date: Mon, 2 Feb 2026 10:00:00 +0000
            Subject: [PATCH] toy: Change what toys do
            Message-ID: <1@example.org>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding:\s""";
    private static final String[] MESSAGE = {
        "A toy does what it does. Let it do something else, and say so in a line that is long enough to be broken.", "",
        "Signed-off-by: A Developer <developer@example.org>", "---"
    };
    private static final int WIDTH = 70;

    static DamagedMail of(Change change, Set<Damage> damages, Random random) {
        List<MailLine> lines = sent(change, random);
        damages.stream().filter(d -> d.kind() == Damage.Kind.CONTENT).forEach(d -> Content.damage(d, lines, random));
        List<Damage> layouts = new ArrayList<>(
                damages.stream().filter(d -> d.kind() == Damage.Kind.LAYOUT).toList());
        java.util.Collections.shuffle(layouts, random);
        List<MailLine> body = List.copyOf(lines);
        for (Damage damage : layouts) {
            body = Layout.damaged(damage, body, random);
        }
        boolean headless = damages.contains(Damage.HEAD_CUT) && random.nextBoolean();
        return new DamagedMail(damages, List.copyOf(lines), body, bytes(body, damages, headless, random));
    }

    /** Returns some damages that can go together. */
    static Set<Damage> random(Random random) {
        Set<Damage> damages = EnumSet.noneOf(Damage.class);
        int count = new int[] {0, 1, 1, 1, 1, 2, 2, 2, 3, 3}[random.nextInt(10)];
        while (damages.size() < count) {
            damages.add(Damage.values()[random.nextInt(Damage.values().length)]);
            if (damages.contains(Damage.BASE64)) {
                damages.remove(Damage.QUOTED_PRINTABLE);
            }
        }
        return damages;
    }

    private static List<MailLine> sent(Change change, Random random) {
        List<MailLine> lines = new ArrayList<>();
        boolean mail = random.nextInt(4) > 0;
        if (mail) {
            for (String line : MESSAGE) {
                lines.add(MailLine.of('p', line));
            }
        }
        if (mail || random.nextBoolean()) {
            change.stat().forEach(line -> lines.add(MailLine.of(line.contains(" changed, ") ? 's' : 'p', line)));
            lines.add(MailLine.of('p', ""));
        }
        boolean hunk = false;
        for (String line : change.diff()) {
            hunk = line.startsWith("@@ ") || (hunk && !line.startsWith("diff --git "));
            lines.add(MailLine.ofDiff(line, hunk));
        }
        if (mail || random.nextBoolean()) {
            lines.add(MailLine.of('p', "-- "));
            lines.add(MailLine.of('p', "2.43.0"));
            lines.add(MailLine.of('p', ""));
        }
        return lines;
    }

    private static byte[] bytes(List<MailLine> body, Set<Damage> damages, boolean headless, Random random) {
        StringBuilder text = new StringBuilder();
        body.forEach(line -> text.append(line.shown()).append('\n'));
        String mail = text.toString();
        if (damages.contains(Damage.HARD_BLANKS)) {
            mail = random.nextBoolean()
                    ? mail.replace(' ', '\u00a0')
                    : mail.replaceAll("(?m)^((?:> )*) ", "$1\u00a0").replace("  ", "\u00a0 ");
        }
        String coding = "8bit";
        if (damages.contains(Damage.BASE64) && !headless) {
            coding = "base64";
            mail = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(mail.getBytes(StandardCharsets.UTF_8))
                    + "\n";
        } else if (damages.contains(Damage.QUOTED_PRINTABLE) && !headless) {
            coding = "quoted-printable";
            mail = printable(mail);
        }
        String whole = headless ? mail : HEADER + coding + "\n\n" + mail;
        String ended = damages.contains(Damage.CARRIAGE_RETURNS) ? whole.replace("\n", "\r\n") : whole;
        return ended.getBytes(StandardCharsets.UTF_8);
    }

    private static String printable(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            if (c == '\n') {
                out.append('\n');
                column = 0;
                continue;
            }
            boolean last = i + 1 < bytes.length && bytes[i + 1] == '\n';
            String one = (c > ' ' && c <= '~' && c != '=') || (c == ' ' && !last)
                    ? String.valueOf(c)
                    : String.format("=%02X", (int) c);
            if (column + one.length() > WIDTH) {
                out.append("=\n");
                column = 0;
            }
            out.append(one);
            column += one.length();
        }
        return out.toString();
    }

    boolean isEncoded() {
        return damages.contains(Damage.BASE64) || damages.contains(Damage.QUOTED_PRINTABLE);
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
