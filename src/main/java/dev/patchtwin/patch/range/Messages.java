package dev.patchtwin.patch.range;

import dev.patchtwin.patch.range.Range.Commit;
import dev.patchtwin.patch.range.Range.Reverted;
import dev.patchtwin.patch.range.Range.Trailer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.FooterLine;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads what commits say. */
final class Messages {
    /** As {@code git revert} writes it, and not as somebody quotes it. */
    private static final Pattern REVERTS =
            Pattern.compile("^This reverts commit ([0-9a-f]{40})[.,]", Pattern.MULTILINE);

    private static final int MOST_REVERTS = 20;

    private Messages() {}

    static Commit read(RevWalk walk, RevCommit commit) throws IOException {
        List<Reverted> reverts = new ArrayList<>();
        for (String id : reverted(commit)) {
            List<Trailer> said = new ArrayList<>();
            collect(walk, id, MOST_REVERTS, new HashSet<>(), said);
            reverts.add(new Reverted(id, said));
        }
        return new Commit(commit.name(), commit.getShortMessage(), trailers(commit), reverts);
    }

    private static List<String> reverted(RevCommit commit) {
        return REVERTS.matcher(commit.getFullMessage())
                .results()
                .map(said -> said.group(1))
                .toList();
    }

    /**
     * Who reverts a revert says what the first commit said.
     *
     * @param met the commits that have been heard: one that is named twice by each of twenty says nothing more
     */
    private static void collect(RevWalk walk, String id, int left, Set<String> met, List<Trailer> said)
            throws IOException {
        if (!met.add(id)) {
            return;
        }
        try {
            RevCommit commit = walk.parseCommit(ObjectId.fromString(id));
            said.addAll(trailers(commit));
            for (String other : left > 0 ? reverted(commit) : List.<String>of()) {
                collect(walk, other, left - 1, met, said);
            }
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            // What is not in this clone says nothing.
            return;
        }
    }

    private static List<Trailer> trailers(RevCommit commit) {
        // Of a commit without any message, JGit gets lost between its lines.
        return commit.getFullMessage().isEmpty()
                ? List.of()
                : commit.getFooterLines().stream().map(Messages::trailer).toList();
    }

    private static Trailer trailer(FooterLine line) {
        return new Trailer(line.getKey(), line.getValue().strip().replaceAll("\\s+", " "));
    }
}
