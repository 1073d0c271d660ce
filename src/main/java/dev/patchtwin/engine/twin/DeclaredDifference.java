package dev.patchtwin.engine.twin;

import java.util.List;
import java.util.Optional;

/**
 * A difference that a contract allows: words of one channel, on one side, that are erased before the channel is compared,
 * and only where it would be unequal otherwise. What remains must be equal.
 *
 * @param id its name, unique in the contract
 * @param channel the channel's name
 * @param side the side whose words are erased
 * @param erase globs for {@link dev.patchtwin.model.Model#describe}, {@code *} standing for any run of characters
 * @param after another declared difference: this one counts only in a run in which that one has been used
 * @param endsRun whether the run ends where it is used, because the side has stopped: what that side had shown by then
 *     must be what the other side showed first, and nothing else can be compared
 * @param reason why it is allowed, in words
 */
public record DeclaredDifference(
        String id,
        String channel,
        Side side,
        List<String> erase,
        Optional<String> after,
        boolean endsRun,
        String reason) {
    /** Copies the list. */
    public DeclaredDifference {
        erase = List.copyOf(erase);
    }

    /** Returns the same that erases other words; none for what allows nothing. */
    public DeclaredDifference erasing(List<String> globs) {
        return new DeclaredDifference(id, channel, side, globs, after, endsRun, reason);
    }
}
