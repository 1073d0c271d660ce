package dev.patchtwin.engine.shrink;

import dev.patchtwin.model.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of operations, {@code key=value}, and what other values they could have. */
final class Arguments {
    private final Map<String, Operation> byText = new HashMap<>();
    private final Map<String, List<String>> valuesOfKey = new LinkedHashMap<>();

    Arguments(List<Operation> operations) {
        for (Operation operation : operations) {
            byText.put(operation.text(), operation);
            for (String word : operation.text().split(" ", -1)) {
                int equals = word.indexOf('=');
                if (equals >= 0) {
                    List<String> values =
                            valuesOfKey.computeIfAbsent(word.substring(0, equals + 1), key -> new ArrayList<>());
                    String value = word.substring(equals + 1);
                    if (!values.contains(value)) {
                        values.add(value);
                    }
                }
            }
        }
    }

    /**
     * Another value for an argument.
     *
     * @param larger the argument as it is: {@code gfn=2}
     * @param smaller the argument as it shall be: {@code gfn=0}
     * @param exchanged whether what was the smaller one becomes the larger one
     */
    record Renaming(String larger, String smaller, boolean exchanged) {}

    /** Returns every renaming to a value that stands earlier, smallest values first. */
    List<Renaming> renamings() {
        List<Renaming> list = new ArrayList<>();
        valuesOfKey.forEach((key, values) -> {
            for (int small = 0; small < values.size(); small++) {
                for (int large = small + 1; large < values.size(); large++) {
                    list.add(new Renaming(key + values.get(large), key + values.get(small), false));
                    list.add(new Renaming(key + values.get(large), key + values.get(small), true));
                }
            }
        });
        return list;
    }

    /** Returns the operation with its arguments renamed, or null where that changes nothing or is no operation. */
    @Nullable
    Operation rename(Operation operation, Renaming renaming) {
        String[] words = operation.text().split(" ", -1);
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals(renaming.larger())) {
                words[i] = renaming.smaller();
            } else if (renaming.exchanged() && words[i].equals(renaming.smaller())) {
                words[i] = renaming.larger();
            }
        }
        return byText.get(String.join(" ", words));
    }
}
