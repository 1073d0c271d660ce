package dev.patchtwin.patch;

import dev.patchtwin.patch.TouchedFunction.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a declaration in C, on one line and without comments, says that it declares. */
public final class Declaration {
    private static final Pattern KEYWORD =
            Pattern.compile("(?:if|else|for|while|do|switch|case|return|goto|sizeof)\\b.*");
    private static final Pattern TYPE_AND_NAME = Pattern.compile("(?:\\w+(?:\\([^()]*\\))?[\\s*]+)+\\w+\\s*\\(.*");
    private static final Pattern DEFINING_MACRO = Pattern.compile("(?:static )?[A-Z][A-Z0-9_]*\\(\\s*(\\w+).*");
    private static final Pattern ENTRY = Pattern.compile("[A-Z][A-Z0-9_]*\\((\\w+)[^;]*\\)[;,]?");
    private static final Pattern CALLED = Pattern.compile("(\\w+)\\s*\\(");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "__(?:attribute__|printf|scanf|aligned|section|releases|acquires|must_hold|free|counted_by)");
    private static final Pattern POINTER = Pattern.compile("\\(\\*(\\w+)\\)\\s*\\(");
    private static final Pattern LAST_NAME =
            Pattern.compile("(\\w+)\\s*(?:\\[[^\\]]*\\]\\s*)*(?:__\\w+(?:\\([^)]*\\))?\\s*)*(?::\\s*\\w+\\s*)?$");
    private static final Pattern AGGREGATE = Pattern.compile("(?:typedef )?(?:struct|union|enum)\\b[^(=;]*\\{?");
    private static final Pattern INITIALISER = Pattern.compile(".*=\\s*(?:\\(.*\\)\\s*)?\\{");
    private static final Pattern FORWARD = Pattern.compile("(?:struct|union|enum) \\w+;");
    private static final Pattern DECLARED = Pattern.compile("\\w+[\\s*].*");
    private static final Pattern MACRO = Pattern.compile("#\\s*define\\s+(\\w+).*");

    private Declaration() {}

    /** Whether this is how a function begins: a type, a name and a parenthesis, or a macro that makes one. */
    public static boolean isFunctionHead(String code) {
        return isTypedHead(code)
                || (isHead(code) && DEFINING_MACRO.matcher(code).matches());
    }

    /** The same without the macros: that much is sure also when the text ends within the head. */
    static boolean isTypedHead(String code) {
        return isHead(code) && TYPE_AND_NAME.matcher(code).matches();
    }

    private static boolean isHead(String code) {
        int parenthesis = code.indexOf('(');
        boolean assigns = parenthesis >= 0 && code.lastIndexOf('=', parenthesis) >= 0;
        return !assigns && !code.contains(";") && !KEYWORD.matcher(code).matches();
    }

    /** Whether a function begins and ends on this one line. */
    static boolean isWholeFunction(String code) {
        int brace = code.indexOf('{');
        return brace > 0
                && code.endsWith("}")
                && isTypedHead(code.substring(0, brace).strip());
    }

    /** Whether the things in the braces that open here are members. */
    public static boolean isAggregate(String code) {
        return AGGREGATE.matcher(code).matches();
    }

    /** Whether the braces that open here are the value of a variable. */
    public static boolean isInitialiser(String code) {
        return code.endsWith("{") && INITIALISER.matcher(code).matches();
    }

    /** Whether this is a line of a list of macros, which may be the head of a function that a macro makes, too. */
    public static boolean isEntry(String code) {
        return ENTRY.matcher(code).matches() && !code.endsWith(";");
    }

    /** The function whose head this is. */
    public static Named function(String head) {
        Matcher macro = DEFINING_MACRO.matcher(head);
        String unlinked = head.replaceFirst("^static ", "");
        if (macro.matches() && !TYPE_AND_NAME.matcher(unlinked).matches()) {
            return new Named(Kind.FUNCTION, macro.group(1));
        }
        Matcher called = CALLED.matcher(head);
        while (called.find()) {
            if (!ATTRIBUTE.matcher(called.group(1)).matches()) {
                return new Named(Kind.FUNCTION, called.group(1));
            }
        }
        return new Named(Kind.FUNCTION, head);
    }

    /** The variable that gets a value here. */
    public static Optional<Named> variable(String code) {
        int end = code.indexOf('=');
        return lastName(end < 0 ? code : code.substring(0, end)).map(name -> new Named(Kind.VARIABLE, name));
    }

    /** A member of a struct or union, or a constant of an enum; empty when the text is only the end of one. */
    public static Optional<Named> member(String code) {
        Matcher pointer = POINTER.matcher(code);
        if (pointer.find()) {
            return Optional.of(new Named(Kind.MEMBER, pointer.group(1)));
        }
        Matcher macro = DEFINING_MACRO.matcher(code);
        if (macro.matches()) {
            return Optional.of(new Named(Kind.MEMBER, macro.group(1)));
        }
        if (code.chars().filter(c -> c == '(').count()
                != code.chars().filter(c -> c == ')').count()) {
            return Optional.empty();
        }
        int end = code.indexOf('=');
        return lastName(end < 0 ? code : code.substring(0, end)).map(name -> new Named(Kind.MEMBER, name));
    }

    /** What stands between the functions of a file, up to its semicolon. */
    public static Optional<Named> atFileScope(String code) {
        Matcher entry = ENTRY.matcher(code);
        if (entry.matches()) {
            return Optional.of(new Named(Kind.ENTRY, entry.group(1)));
        }
        if (code.startsWith("typedef ") || FORWARD.matcher(code).matches()) {
            return Optional.empty();
        }
        if (POINTER.matcher(code).find()) {
            return member(code);
        }
        String declared = code.replaceFirst(";$", "");
        if (isFunctionHead(declared)) {
            return Optional.of(function(declared));
        }
        return DECLARED.matcher(code).matches() ? variable(code) : Optional.empty();
    }

    /** What a directive defines. */
    public static Optional<Named> macro(String directive) {
        Matcher macro = MACRO.matcher(directive);
        return macro.matches() ? Optional.of(new Named(Kind.MACRO, macro.group(1))) : Optional.empty();
    }

    private static Optional<String> lastName(String code) {
        Matcher name = LAST_NAME.matcher(code.replaceFirst("[;,]\\s*$", "").strip());
        return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }
}
