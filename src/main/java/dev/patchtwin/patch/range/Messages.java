package dev.patchtwin.patch.range;

import dev.patchtwin.patch.range.Range.Commit;
import dev.patchtwin.patch.range.Range.Reverted;
import dev.patchtwin.patch.range.Range.Trailer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.FooterLine;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads what commits say. */
final class Messages {
    private static final Pattern REVERTS = Pattern.compile("This reverts commit ([0-9a-f]{40})");

    private Messages() {}

    static Commit read(RevWalk walk, RevCommit commit) throws IOException {
        List<Reverted> reverts = new ArrayList<>();
        Matcher said = REVERTS.matcher(commit.getFullMessage());
        while (said.find()) {
            reverts.add(new Reverted(said.group(1), trailersOf(walk, said.group(1))));
        }
        return new Commit(commit.name(), commit.getShortMessage(), trailers(commit), reverts);
    }

    private static List<Trailer> trailersOf(RevWalk walk, String id) throws IOException {
        try {
            return trailers(walk.parseCommit(ObjectId.fromString(id)));
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            return List.of();
        }
    }

    private static List<Trailer> trailers(RevCommit commit) {
        return commit.getFooterLines().stream().map(Messages::trailer).toList();
    }

    private static Trailer trailer(FooterLine line) {
        return new Trailer(line.getKey(), line.getValue().strip().replaceAll("\\s+", " "));
    }
}
