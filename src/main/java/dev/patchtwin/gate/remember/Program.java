package dev.patchtwin.gate.remember;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
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
                digest.update((System.getProperty(property) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            Path own = Path.of(source.getLocation().toURI());
            add(own, digest);
            for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
                Path place = Path.of(entry);
                if (!entry.isEmpty() && Files.exists(place) && !Files.isSameFile(place, own)) {
                    add(place, digest);
                }
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | URISyntaxException | NoSuchAlgorithmException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns what stands for all that a jar, or a folder of classes, has in it; empty when it cannot be read. */
    public static Optional<String> content(Path place) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(place, digest);
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | NoSuchAlgorithmException e) {
            return Optional.empty();
        }
    }

    private static void add(Path place, MessageDigest digest) throws IOException {
        for (Path file : files(place)) {
            byte[] bytes = Files.readAllBytes(file);
            String head = place.relativize(file) + "\n" + bytes.length + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
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
