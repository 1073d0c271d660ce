package dev.patchtwin.trace;

/** Line ends of files that are compared byte by byte. */
public final class LineEnds {
    private LineEnds() {}

    /**
     * Requires that no line ends with a carriage return and a line feed, as some checkouts make them.
     *
     * @param file as the user named it, for the message
     * @throws TraceException when one does; it says what to do
     */
    public static void require(String file, String text) throws TraceException {
        int place = text.indexOf("\r\n");
        if (place >= 0) {
            int line = 1
                    + (int) text.substring(0, place)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new TraceException(
                    file,
                    line,
                    "its lines end with CR and LF, as some checkouts make them; put '/golden/** text eol=lf' into"
                            + " .gitattributes, remove the file, and check it out again");
        }
    }
}
