package dev.patchtwin.engine.adequacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pitest.classinfo.ClassName;
import org.pitest.classpath.ClassloaderByteArraySource;
import org.pitest.mutationtest.EngineArguments;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.MutationIdentifier;
import org.pitest.mutationtest.engine.gregor.config.GregorEngineFactory;

/** The bytecode mutants that PIT's Gregor engine makes of classes, with its group {@code STRONGER} of mutators. */
public final class BytecodeMutants {
    private static final String MUTATORS = "STRONGER";

    private final Mutater mutater;
    private final Map<String, MutationIdentifier> byId = new HashMap<>();

    /** @param classes where the classes are found */
    public BytecodeMutants(ClassLoader classes) {
        mutater = new GregorEngineFactory()
                .createEngine(EngineArguments.arguments().withMutators(List.of(MUTATORS)))
                .createMutator(new ClassloaderByteArraySource(classes));
    }

    /** Returns the mutants of a class, those of its nested classes not among them, in the order of its bytecode. */
    public List<BytecodeMutant> of(String className) {
        List<BytecodeMutant> found = new ArrayList<>();
        for (MutationDetails details : mutater.findMutations(ClassName.fromString(className))) {
            String id = id(details);
            byId.put(id, details.getId());
            found.add(new BytecodeMutant(
                    id, className, details.getFilename(), details.getLineNumber(), details.getDescription()));
        }
        return found;
    }

    private String id(MutationDetails details) {
        String mutator = details.getMutator();
        String id = details.getClassName().getNameWithoutPackage().asJavaName() + "." + details.getMethod() + ":"
                + mutator.substring(mutator.lastIndexOf('.') + 1).replace("Mutator", "") + ":"
                + details.getFirstIndex();
        String unique = id;
        // Methods of one name have the same numbers.
        for (int i = 2; byId.containsKey(unique) && !byId.get(unique).equals(details.getId()); i++) {
            unique = id + "-" + i;
        }
        return unique;
    }

    /**
     * Returns the changed class.
     *
     * @throws IllegalArgumentException when {@link #of} has not found this mutant
     */
    public byte[] bytes(BytecodeMutant mutant) {
        MutationIdentifier identifier = byId.get(mutant.id());
        if (identifier == null) {
            throw new IllegalArgumentException("there is no mutant " + mutant.id());
        }
        return mutater.getMutation(identifier).getBytes();
    }
}
