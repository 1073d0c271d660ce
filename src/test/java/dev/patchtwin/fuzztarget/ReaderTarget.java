package dev.patchtwin.fuzztarget;

import java.io.IOException;
import java.util.List;

/**
 * A place where Patchtwin reads what somebody else wrote, for a fuzzing engine. The classes that are registered with {@link
 * java.util.ServiceLoader} are all there are; each lies beside the reader that it feeds.
 */
public interface ReaderTarget {
    /** Returns its name: that of the folder of its corpus, {@code src/test/resources/fuzz/NAME}. */
    String name();

    /**
     * Returns inputs to begin with, of the kinds that there really are, without those of the corpus.
     *
     * @throws IOException when one of them cannot be read
     */
    List<byte[]> seeds() throws IOException;

    /** Returns the packages that the engine has to see into, besides the reader's own: {@code org.eclipse.jgit.patch.**}. */
    List<String> libraries();

    /**
     * Has the reader read something. What is no input at all must be refused in the documented way, and what was read must be
     * what was written.
     *
     * @throws Exception when the reader throws what it must not
     * @throws AssertionError when it breaks another promise
     */
    void read(byte[] data) throws Exception;
}
