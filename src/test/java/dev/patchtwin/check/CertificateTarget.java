package dev.patchtwin.check;

import dev.patchtwin.fuzztarget.Fit;
import dev.patchtwin.fuzztarget.ReaderTarget;
import dev.patchtwin.fuzztarget.Scratch;
import dev.patchtwin.report.CertificateJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A certificate of an exploration: read, written and read again. */
public final class CertificateTarget implements ReaderTarget {
    private @Nullable Path file;

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        Certificate.Slice slice = new Certificate.Slice(
                "tiny/one", "0123456789abcdef", new TreeMap<>(), Scope.ANY, 5, 8, 2, List.of(1L, 2L, 2L), "f00d");
        Certificate.Slice other = new Certificate.Slice(
                "tiny/two", "0123", new TreeMap<>(Map.of("vms", 2)), 3, 0, 0, 0, List.of(), "1.5e3");
        Certificate certificate = new Certificate(
                "toy", "tiny", true, false, new TreeMap<>(Map.of("twin.yaml", "12")), List.of(slice, other));
        return List.of(CertificateJson.text(certificate).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> libraries() {
        return List.of("org.snakeyaml.engine.**");
    }

    @Override
    public void read(byte[] data) throws IOException, InputException {
        if (file == null) {
            file = Scratch.folder(name()).resolve("certificate.json");
        }
        Files.write(file, data);
        Certificate read;
        try {
            read = CertificateReader.read(file);
        } catch (InputException e) {
            Fit.oneRefusal(file.toString(), e.getMessage());
            return;
        }
        Files.writeString(file, CertificateJson.text(read));
        Fit.same(read, CertificateReader.read(file), "the certificate");
        Certificates.differences(read, read).forEach(line -> Fit.check(false, "differs from itself: ", line));
    }
}
