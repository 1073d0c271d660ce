package dev.patchtwin.conform.box;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.SeedFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What {@code addr2line} writes about a stranger's program. */
public final class SymbolsTarget implements ReaderTarget {
    @Override
    public String name() {
        return "symbols";
    }

    @Override
    public List<byte[]> seeds() {
        return SeedFiles.texts(
                "0x00000000000010a0\ntoy_reclaim\nmm/toy.c:12\nmain\nrunner.c:5 (discriminator 2)\n0x00ff\n??\n??:0\n");
    }

    @Override
    public List<String> libraries() {
        return List.of();
    }

    @Override
    public void read(byte[] data) {
        Symbols.parse(new String(data, StandardCharsets.UTF_8)).values().forEach(frames -> {
            for (RawFrame frame : frames) {
                Fit.check(
                        frame.function().chars().noneMatch(c -> Character.isISOControl(c) && c != '\t'),
                        "function: ",
                        frame);
                Fit.check(frame.line() >= 0 && !frame.file().isEmpty(), "no place: ", frame);
            }
        });
    }
}
