package dev.patchtwin.scaffold;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Names in Java for what has a name in C, each only once. */
final class JavaNames {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z0-9]+");

    /** What a model has already, with one number in parentheses. */
    private static final Set<String> TAKEN = Set.of("state", "fails", "warn", "met");

    private final Set<String> used = new HashSet<>(TAKEN);

    /** Returns a name for a method that stands for a function; with its file in it where the function's alone will not do. */
    String method(String function, String file) {
        String plain = camel(function, false);
        String base = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.\\w+$", "");
        String name = isFree(plain) ? plain : plain + "In" + camel(base, true);
        for (int i = 2; !isFree(name); i++) {
            name = plain + i;
        }
        used.add(name);
        return name;
    }

    private boolean isFree(String name) {
        return SourceVersion.isName(name) && !used.contains(name);
    }

    /** Joins words: {@code free_external_spt} becomes {@code freeExternalSpt}. */
    static String camel(String name, boolean upper) {
        StringBuilder joined = new StringBuilder();
        for (String word : BETWEEN_WORDS.split(name, -1)) {
            if (word.isEmpty()) {
                continue;
            }
            boolean small = joined.isEmpty() && !upper;
            String first = word.substring(0, 1);
            joined.append(small ? first.toLowerCase(Locale.ROOT) : first.toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return joined.isEmpty() || Character.isDigit(joined.charAt(0))
                ? (upper ? "Twin" : "of") + joined
                : joined.toString();
    }

    /** Returns a package for the models of a bundle. */
    static String packageOf(String id) {
        String last = BETWEEN_WORDS.matcher(id).replaceAll("").toLowerCase(Locale.ROOT);
        String name = "bundles." + last;
        return SourceVersion.isName(name) ? name : "bundles.twin" + last;
    }
}
