package dev.patchtwin.conform.cut;

import dev.patchtwin.conform.box.Message;
import dev.patchtwin.conform.cut.Missing.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what the shims of a bundle lack, in the words of GCC and of clang, and what of the patch they leave out. */
public final class MissingShims {
    /** One way in which a compiler says that something is missing; its name is the first group, after that of its owner. */
    private record Wording(Kind kind, Pattern pattern) {
        Optional<String> name(String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) {
                return Optional.empty();
            }
            return Optional.of(
                    matcher.groupCount() < 2 ? matcher.group(1) : matcher.group("of") + "." + matcher.group("member"));
        }
    }

    private static final List<Wording> WORDINGS = List.of(
            wording(Kind.FUNCTION, "implicit declaration of function '([^']+)'"),
            wording(Kind.FUNCTION, "call to undeclared (?:library )?function '([^']+)'"),
            wording(Kind.NAME, "'([^']+)' undeclared"),
            wording(Kind.NAME, "use of undeclared identifier '([^']+)'"),
            wording(Kind.TYPE, "unknown type name '([^']+)'"),
            wording(Kind.MEMBER, "'(?<of>[^']+)' has no member named '(?<member>[^']+)'"),
            wording(Kind.MEMBER, "no member named '(?<member>[^']+)' in '(?<of>[^']+)'"),
            wording(Kind.CONTENT, "'([^']+)'\\)? has (?:an )?(?:initializer but )?incomplete type"),
            wording(Kind.CONTENT, "field has incomplete type '([^']+)'"),
            wording(
                    Kind.CONTENT,
                    "(?:invalid use of undefined type|invalid use of incomplete typedef"
                            + "|dereferencing pointer to incomplete type) '([^']+)'"),
            wording(Kind.CONTENT, "incomplete definition of type '([^']+)'"),
            wording(Kind.CONTENT, "storage size of '([^']+)' isn't known"),
            wording(Kind.CONTENT, "variable has incomplete type '([^']+)'"),
            wording(Kind.CONTENT, "invalid application of 'sizeof' to (?:an )?incomplete type '([^']+)'"),
            wording(Kind.DEFINITION, "undefined reference to '([^']+)'"),
            wording(Kind.DEFINITION, "undefined symbol: (\\S+)"),
            wording(Kind.PIECE, "^'?(?:[^':]*/)?cut/([^':]+)'?(?:: No such file or directory| file not found)"));

    private MissingShims() {}

    private static Wording wording(Kind kind, String pattern) {
        return new Wording(kind, Pattern.compile(pattern));
    }

    /** Returns what is missing according to these messages, each thing once, in their order. */
    public static List<Missing> explain(List<Message> messages) {
        Map<String, Missing> all = new LinkedHashMap<>();
        for (Message message : messages) {
            String text = message.text().replaceAll("[\u2018\u2019`]", "'");
            for (Wording wording : WORDINGS) {
                Optional<String> name = wording.name(text);
                if (name.isPresent()) {
                    Missing missing = new Missing(wording.kind(), name.get(), message);
                    all.putIfAbsent(missing.kind() + " " + missing.name(), missing);
                    break;
                }
            }
        }
        return List.copyOf(all.values());
    }

    /**
     * Says in a sentence what to do about it.
     *
     * @param cut what was cut on the side that was compiled
     */
    public static String advice(Missing missing, Cut cut) {
        String name = missing.name();
        return switch (missing.kind()) {
            case FUNCTION -> "the shim declares no function or macro " + name + "; write one";
            case NAME -> "the shim has no " + name + "; declare or define it";
            case TYPE -> "the shim has no type " + name + "; define it";
            case MEMBER -> "the shim lacks the member " + name + "; add it";
            case CONTENT -> "the shim does not say what is in " + name + "; define it above its use";
            case DEFINITION -> "the shim declares " + name + " and does not define it; write it";
            case PIECE ->
                "the shim includes cut/" + name + ", which is not cut out of this side of the patch; there "
                        + pieces(cut);
        };
    }

    private static String pieces(Cut cut) {
        if (cut.pieces().isEmpty()) {
            return "are no pieces";
        }
        return "are " + cut.pieces().stream().map(Piece::path).collect(Collectors.joining(", "));
    }

    /**
     * Returns the functions that are cut out and that nothing runs, for no shim includes them.
     *
     * @param cut what was cut on the side that was compiled
     * @param folder the folder that it was written to
     * @param read the files that the compiler says it read; relative ones are below the folder
     */
    public static List<Piece> leftOut(Cut cut, Path folder, Collection<Path> read) {
        Path root = folder.toAbsolutePath().normalize();
        Set<Path> files = new LinkedHashSet<>();
        read.forEach(path -> files.add(root.resolve(path).normalize()));
        List<Piece> left = new ArrayList<>(cut.pieces());
        left.removeIf(piece -> piece.kind() != Piece.Kind.FUNCTION || files.contains(root.resolve(piece.path())));
        return left;
    }
}
