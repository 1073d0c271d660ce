package dev.patchtwin.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test that checks a bundle, as {@code patchtwin check BUNDLE} does, before the body of the method runs; that may be
 * empty. The models are those on the class path of the test that are registered with {@link java.util.ServiceLoader}.
 *
 * <pre>{@code
 * @TwinTest("my-bundle")
 * void agreesButForWhatIsDeclared() {}
 * }</pre>
 *
 * <p>The test passes when the verdict is {@code EQUIVALENT WITHIN BOUNDS} or {@code NO DIFFERENCE FOUND}. It fails with any
 * other, also with {@code INCONCLUSIVE} and {@code STALE CONTRACT}; the failure begins with the verdict and shows the whole
 * report, with the shortest witness and the command that replays it. A bundle that cannot be read fails with the place in
 * the file.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Test
@ExtendWith(TwinExtension.class)
public @interface TwinTest {
    /** The name of the bundle: of its folder under {@code patches/}. */
    String value();

    /**
     * The folder that has {@code patches/} in it, from where the tests are run, which Maven does in the folder of the module.
     * By default this folder or the nearest one above it that has.
     */
    String root() default "";

    /** How many operations to fuzz with; 0, the default, as many as the bundle says. */
    long operations() default 0;

    /** What everything is drawn from. */
    long seed() default 1;

    /** Whether to allow the declared differences. Without them, they are found, and the test fails. */
    boolean declared() default true;

    /** Whether to run the patch's own C beside the models, where the bundle has shims and the machine a C compiler. */
    boolean conform() default true;
}
