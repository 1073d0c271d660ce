package dev.patchtwin.fuzztarget;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Several inputs in one, for readers that read more than one thing: a line that no C, no mail and no tree has parts them. */
public final class Pieces {
    private static final byte MARK = 0x1d;

    private Pieces() {}

    /** Takes them apart, as many as there shall be; empty where there are not so many. */
    public static List<byte[]> of(byte[] data, int count) {
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < data.length && pieces.size() < count - 1; i++) {
            if (data[i] == MARK) {
                pieces.add(Arrays.copyOfRange(data, from, i));
                from = i + 1;
            }
        }
        pieces.add(Arrays.copyOfRange(data, from, data.length));
        while (pieces.size() < count) {
            pieces.add(new byte[0]);
        }
        return pieces;
    }

    /** Puts them together. */
    public static byte[] together(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                all.write(MARK);
            }
            all.writeBytes(pieces[i]);
        }
        return all.toByteArray();
    }
}
