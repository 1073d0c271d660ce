package dev.patchtwin.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the subject of a patch mail says.
 *
 * @param text the patch's own title, without the bracketed prefix
 * @param prefix the bracket's words but for version and position: {@code RFC PATCH}; empty when there is no bracket
 * @param version the version of the series, 1 when none is given
 * @param position which part of the series this is, as the subject says it: {@code 09/45}; empty for a patch that stands
 *     alone
 * @param isReply whether it answers another mail
 */
public record Title(String text, String prefix, int version, Optional<String> position, boolean isReply) {
    private static final Pattern REPLY = Pattern.compile("^(?:(?:Re|RE|re|Fwd|FWD|Fw|FW|AW|Aw):\\s*)+");
    private static final Pattern SUBJECT = Pattern.compile("\\[([^\\]]*)\\]\\s*(.*)");
    private static final Pattern POSITION = Pattern.compile("\\d{1,6}/\\d{1,6}");
    private static final Pattern VERSION = Pattern.compile("[vV](\\d{1,4})");

    /** Reads a subject. */
    static Title of(String subject) {
        String bare = REPLY.matcher(subject.strip()).replaceFirst("");
        boolean reply = !bare.equals(subject.strip());
        Matcher matcher = SUBJECT.matcher(bare);
        if (!matcher.matches()) {
            return new Title(bare, "", 1, Optional.empty(), reply);
        }
        StringBuilder prefix = new StringBuilder();
        int version = 1;
        Optional<String> position = Optional.empty();
        for (String word : matcher.group(1).strip().split("\\s+", -1)) {
            Matcher number = VERSION.matcher(word);
            if (POSITION.matcher(word).matches()) {
                position = Optional.of(word);
            } else if (number.matches()) {
                version = Integer.parseInt(number.group(1));
            } else {
                prefix.append(prefix.length() == 0 ? "" : " ").append(word);
            }
        }
        return new Title(matcher.group(2).strip(), prefix.toString(), version, position, reply);
    }

    /** Returns what stands in the bracket of a subject: {@code RFC PATCH v5 09/45}; empty where there was none. */
    public String bracket() {
        List<String> words = new ArrayList<>();
        if (!prefix.isEmpty()) {
            words.add(prefix);
        }
        if (version > 1) {
            words.add("v" + version);
        }
        position.ifPresent(words::add);
        return String.join(" ", words);
    }

    /** Writes it as a subject does: {@code [RFC PATCH v5 09/45] KVM: x86: ...}, and without a bracket where there was none. */
    public String subject() {
        return bracket().isEmpty() ? text : ("[" + bracket() + "] " + text).strip();
    }

    /** Returns which part of the series it is, from 1, 0 for the one that introduces it; -1 for none. */
    public int number() {
        return position.map(p -> Integer.parseInt(p.substring(0, p.indexOf('/'))))
                .orElse(-1);
    }

    /** Returns how many parts the series has; -1 when it is none. */
    public int total() {
        return position.map(p -> Integer.parseInt(p.substring(p.indexOf('/') + 1)))
                .orElse(-1);
    }
}
