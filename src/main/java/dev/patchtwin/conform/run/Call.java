package dev.patchtwin.conform.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A call of a function of the C. The array is not changed. */
final class Call {
    final String function;
    final long[] arguments;

    Call(String function, long[] arguments) {
        this.function = function;
        this.arguments = arguments;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Call call && function.equals(call.function) && Arrays.equals(arguments, call.arguments);
    }

    @Override
    public int hashCode() {
        return 31 * function.hashCode() + Arrays.hashCode(arguments);
    }
}
