package dev.patchtwin.cli;

/** The door: parses the command line, calls, prints, exits. */
public final class Main {
    private Main() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] args) {
        System.exit(70);
    }
}
