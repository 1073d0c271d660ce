package dev.patchtwin.check;

import dev.patchtwin.model.KernelFunction;
import dev.patchtwin.model.ModelFactory;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds what a patch touches against what the models claim to stand for. This is how a reviewer knows that the models
 * are of this patch: everything it touches has its place in them, and they claim nothing else.
 */
final class Claims {
    private final Bundle bundle;
    private final PatchSummary patch;
    private final List<String> errors = new ArrayList<>();

    private Claims(Bundle bundle, PatchSummary patch) {
        this.bundle = bundle;
        this.patch = patch;
    }

    /** @throws InputException with a line for every touched function that nobody claims, and every other claim */
    static void require(Bundle bundle, PatchSummary patch) throws InputException {
        Claims claims = new Claims(bundle, patch);
        claims.compare(bundle.before(), PatchSummary.Touched::before, "before");
        claims.compare(bundle.after(), PatchSummary.Touched::after, "after");
        if (!claims.errors.isEmpty()) {
            throw new InputException(claims.errors);
        }
    }

    private void compare(ModelFactory model, Function<PatchSummary.Touched, Optional<String>> name, String side) {
        Set<String> touched = new TreeSet<>();
        for (PatchSummary.Touched one : patch.touched()) {
            name.apply(one).ifPresent(n -> touched.add(place(n, one.file())));
        }
        Set<String> claimed = claimed(model);
        for (String place : touched) {
            if (!claimed.contains(place)) {
                errors.add(bundle.mail() + ":1: error: the patch touches " + place + ", and model '" + model.name()
                        + "' (" + side + ") claims no such function; it claims " + listed(claimed)
                        + "; model it, and annotate it with @KernelFunction");
            }
        }
        for (String place : claimed) {
            if (!touched.contains(place)) {
                errors.add(bundle.file() + ":1: error: model '" + model.name() + "' (" + side + ") claims " + place
                        + ", which the patch does not touch; it touches " + listed(touched)
                        + "; move what the patch leaves alone out of the patched classes");
            }
        }
    }

    private static String place(String name, String file) {
        return name + " (" + file + ")";
    }

    private static String listed(Set<String> places) {
        return places.isEmpty() ? "none" : String.join(", ", places);
    }

    private static Set<String> claimed(ModelFactory model) {
        Set<String> claimed = new TreeSet<>();
        for (Class<?> type : model.patched()) {
            Stream.<AnnotatedElement>concat(
                            Stream.of(type),
                            Stream.concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredFields())))
                    .map(element -> element.getAnnotation(KernelFunction.class))
                    .filter(claim -> claim != null)
                    .forEach(claim -> claimed.add(place(claim.value(), claim.file())));
        }
        return claimed;
    }
}
