package dev.patchtwin.fuzztarget;

import dev.patchtwin.check.InputException;
import dev.patchtwin.trace.TraceException;
import dev.patchtwin.trace.TraceHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The reader of traces with a mistake planted in it: it does not survive a certain word. */
class SabotagedReader implements ReaderTarget {
    @Override
    public String name() {
        return "sabotaged";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("# patchtwin trace 1\nbundle some\nworld a=1\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> libraries() {
        return List.of("dev.patchtwin.trace.**");
    }

    @Override
    public void read(byte[] data) {
        try {
            String text = new String(data, StandardCharsets.UTF_8);
            TraceHeader header = TraceHeader.read("trace", text);
            if (header.worldLine() > 0 && text.contains("zonk")) {
                throw new IllegalStateException("the planted mistake");
            }
        } catch (TraceException e) {
            Fit.oneRefusal("trace", new InputException(String.valueOf(e.getMessage())).getMessage());
        }
    }
}
