package dev.patchtwin.gate.remember;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which program this is: an answer of another Patchtwin, or of another Java, is another answer. */
public final class Program {
    private static final String[] JAVA = {"java.runtime.version", "java.vm.name", "os.arch", "os.name"};

    private Program() {}

    /** Returns what stands for this program; empty when it cannot be told, and then nothing can be remembered. */
    public static Optional<String> digest() {
        return Holder.DIGEST;
    }

    private static final class Holder {
        static final Optional<String> DIGEST = compute();
    }

    private static Optional<String> compute() {
        try {
            CodeSource source = Program.class.getProtectionDomain().getCodeSource();
            if (source == null || source.getLocation() == null) {
                return Optional.empty();
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String property : JAVA) {
                digest.update((System.getProperty(property) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            for (Path file : files(Path.of(source.getLocation().toURI()))) {
                digest.update(Files.readAllBytes(file));
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | URISyntaxException | NoSuchAlgorithmException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
