package dev.patchtwin.gate;

import dev.patchtwin.gate.compile.Compiled;
import dev.patchtwin.gate.compile.Digests;
import dev.patchtwin.gate.compile.Sources;
import dev.patchtwin.gate.remember.Memory;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Properties;

/**
 * Knows which packages earlier compilations asked for. A compilation depends on nothing but the content of the packages that
 * it asks for. So where the packages that an earlier one asked for have the same content, it would be the same one, and ask
 * for the same packages: what stands for the models is known without compiling them.
 */
final class Compilations {
    /** How many different sets of packages are kept of the same factories. */
    private static final int MOST_KEPT = 8;

    private final Memory memory;
    private final Identity identity;
    private final IdentityHashMap<Sources, String> known = new IdentityHashMap<>();

    Compilations(Memory memory, Identity identity) {
        this.memory = memory;
        this.identity = identity;
    }

    /** Returns what stands for everything that the models of these sources are made of, if that is known. */
    Optional<String> digest(Sources sources) {
        String digest = known.get(sources);
        if (digest != null) {
            return Optional.of(digest);
        }
        Optional<Properties> answer = question(sources).flatMap(memory::recall);
        for (int i = 0; answer.isPresent() && i < MOST_KEPT; i++) {
            String packages = answer.get().getProperty("packages." + i, "");
            if (!packages.isEmpty()) {
                String now = sources.digest(List.of(packages.split(",", -1)));
                if (now.equals(answer.get().getProperty("digest." + i))) {
                    known.put(sources, now);
                    return Optional.of(now);
                }
            }
        }
        return Optional.empty();
    }

    /** Takes note of what sources were compiled to, and returns it. */
    Compiled note(Sources sources, Compiled compiled) {
        String digest = sources.digest(compiled.asked());
        known.put(sources, digest);
        question(sources).ifPresent(question -> keep(question, compiled.asked(), digest));
        return compiled;
    }

    private void keep(String question, NavigableSet<String> asked, String digest) {
        if (asked.isEmpty()) {
            return;
        }
        Properties old = memory.recall(question).orElseGet(Properties::new);
        Properties now = new Properties();
        now.setProperty("packages.0", String.join(",", asked));
        now.setProperty("digest.0", digest);
        int next = 1;
        for (int i = 0; i < MOST_KEPT && next < MOST_KEPT; i++) {
            String packages = old.getProperty("packages." + i);
            String other = old.getProperty("digest." + i);
            if (packages != null && other != null && !other.equals(digest)) {
                now.setProperty("packages." + next, packages);
                now.setProperty("digest." + next, other);
                next++;
            }
        }
        memory.remember(question, now);
    }

    private Optional<String> question(Sources sources) {
        return identity.ofModels().map(program -> Digests.of(List.of("packages", program, sources.servicesDigest())));
    }
}
