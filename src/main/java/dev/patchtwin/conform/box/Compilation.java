package dev.patchtwin.conform.box;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What came of compiling a program.
 *
 * @param program where it is; there only if it is {@link #ok()}
 * @param messages of the compiler and the linker, source by source, in the order in which they were given
 * @param failure why there is no program, a phrase; empty when there is one
 * @param included the files that the sources include, and the sources, without those of the system; as the compiler names
 *     them; of a source that does not compile, perhaps nothing
 * @param notes for {@link Flavour#COVERAGE}, what {@code gcov} must know about each source, {@code p-x.gcno}; the counts come to
 *     lie beside it, {@code p-x.gcda}; otherwise empty
 */
public record Compilation(Path program, List<Message> messages, String failure, Set<Path> included, List<Path> notes) {
    public Compilation {
        messages = List.copyOf(messages);
        notes = List.copyOf(notes);
    }

    /** Whether there is a program. */
    public boolean ok() {
        return failure.isEmpty();
    }

    /** Returns the messages that are errors. */
    public List<Message> errors() {
        return messages.stream()
                .filter(message -> message.severity() == Message.Severity.ERROR)
                .toList();
    }
}
