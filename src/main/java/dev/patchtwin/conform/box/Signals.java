package dev.patchtwin.conform.box;

/** The names of signals, which are the same on x86_64 and aarch64. */
final class Signals {
    /** What the kernel sends for a system call that a filter forbids. */
    static final int SIGSYS = 31;

    private static final String[] NAMES =
            ("0 HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG"
                            + " XCPU XFSZ VTALRM PROF WINCH IO PWR SYS")
                    .split(" ");

    private Signals() {}

    /** Returns the name: {@code SIGSEGV}. */
    static String name(int number) {
        return number > 0 && number < NAMES.length ? "SIG" + NAMES[number] : "signal " + number;
    }
}
