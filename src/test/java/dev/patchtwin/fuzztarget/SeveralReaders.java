package dev.patchtwin.fuzztarget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several readers in one process of the engine, which takes seconds to start: the first byte of an input says which of them
 * reads the rest.
 */
final class SeveralReaders implements ReaderTarget {
    /** Stands between their names. */
    static final String AND = "+";

    private final List<ReaderTarget> all;

    SeveralReaders(List<ReaderTarget> all) {
        this.all = all;
    }

    @Override
    public String name() {
        return all.stream().map(ReaderTarget::name).collect(Collectors.joining(AND));
    }

    /** Returns their names. */
    List<String> names() {
        return all.stream().map(ReaderTarget::name).toList();
    }

    /** Returns what each begins with, and all that is kept for it. */
    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (byte[] seed : all.get(i).seeds()) {
                seeds.add(marked(i, seed));
            }
            for (Path file : ReaderCorpus.files(all.get(i))) {
                seeds.add(marked(i, Files.readAllBytes(file)));
            }
        }
        return seeds;
    }

    private static byte[] marked(int which, byte[] data) {
        byte[] marked = new byte[data.length + 1];
        marked[0] = (byte) which;
        System.arraycopy(data, 0, marked, 1, data.length);
        return marked;
    }

    @Override
    public List<String> libraries() {
        return all.stream()
                .flatMap(target -> target.libraries().stream())
                .distinct()
                .toList();
    }

    @Override
    public void read(byte[] data) throws Exception {
        if (data.length > 0) {
            all.get((data[0] & 0xff) % all.size()).read(Arrays.copyOfRange(data, 1, data.length));
        }
    }
}
