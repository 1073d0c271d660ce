package dev.patchtwin.conform.box;

/**
 * What the kernel of this machine lends to the box.
 *
 * @param landlock the version of Landlock, which says what files can be opened; 0 when there is none: then programs can read
 *     whatever the user can
 * @param namesCalls whether the kernel tells which system call it stopped
 */
public record Protections(int landlock, boolean namesCalls) {
    /** Whether programs may be started that write files: only Landlock can keep them inside of their folder. */
    public boolean canWrite() {
        return landlock > 0;
    }

    /** Returns it for a report: {@code seccomp, landlock 7, rlimits}. */
    @Override
    public String toString() {
        return "seccomp"
                + (namesCalls ? "" : " (it cannot name what it stops)")
                + (landlock > 0 ? ", landlock " + landlock : ", no landlock (what others can read can be read)")
                + ", rlimits";
    }
}
