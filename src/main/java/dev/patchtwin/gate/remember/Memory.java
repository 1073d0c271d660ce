package dev.patchtwin.gate.remember;

import dev.patchtwin.check.WholeFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What earlier runs have come to, in a folder with a file for each answer. The name of a file is a digest of everything that
 * its answer depends on, so that an answer is never out of date, only unused. Several processes may share a folder: a file
 * is written wholly or not at all.
 *
 * <p>Not being able to remember is no error: the work is done again.
 */
public final class Memory {
    /** An answer has some 2,000 bytes. */
    private static final int MOST_ANSWERS = 2_000;

    private static final String ENDING = ".properties";
    private static final String SEAL = "seal";

    private final Optional<Path> folder;

    /** What shall be remembered once it is known to be true. */
    private final Map<String, Properties> held = new LinkedHashMap<>();

    private Memory(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Returns a memory in a folder, which is made when there is something to remember; empty to remember nothing. */
    public static Memory in(Optional<Path> folder) {
        return new Memory(folder);
    }

    /** Returns the answer to a question, if it was ever given. */
    public Optional<Properties> recall(String question) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        if (held.containsKey(question)) {
            Properties copy = new Properties();
            copy.putAll(held.get(question));
            return Optional.of(copy);
        }
        Path file = folder.get().resolve(question + ENDING);
        Properties answer = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            answer.load(in);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        // What was cut off, or was never an answer to this question, is none.
        if (!seal(question, answer).equals(answer.remove(SEAL))) {
            return Optional.empty();
        }
        use(file);
        return Optional.of(answer);
    }

    private static void use(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException e) {
            // A folder that can only be read is of use too.
        }
    }

    private static String seal(String question, Properties answer) {
        List<String> parts = new ArrayList<>(List.of(question));
        answer.stringPropertyNames().stream()
                .filter(name -> !name.equals(SEAL))
                .sorted()
                .forEach(name -> parts.addAll(List.of(name, answer.getProperty(name))));
        // It is accidents that matter: who can write here can also write what fits.
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Remembers an answer; others learn of it once it is {@linkplain #keep() kept}. */
    public void remember(String question, Properties answer) {
        if (folder.isPresent() && !answer.isEmpty()) {
            held.put(question, answer);
        }
    }

    /** Keeps all answers that were given since, for as long as there is room for them: what they depend on did not change. */
    public void keep() {
        held.forEach(this::keep);
        held.clear();
    }

    private void keep(String question, Properties answer) {
        if (folder.isEmpty()) {
            return;
        }
        Path file = folder.get().resolve(question + ENDING);
        try {
            Files.createDirectories(folder.get());
            Properties sealed = new Properties();
            answer.stringPropertyNames().forEach(name -> sealed.setProperty(name, answer.getProperty(name)));
            sealed.setProperty(SEAL, seal(question, answer));
            StringWriter out = new StringWriter();
            sealed.store(out, null);
            WholeFile.clear(folder.get());
            WholeFile.writeSoon(file, out.toString().getBytes(StandardCharsets.UTF_8));
            forgetTheOldest();
        } catch (IOException | UncheckedIOException e) {
            // Then it is found out again the next time.
            return;
        }
    }

    private void forgetTheOldest() throws IOException {
        List<Path> answers;
        try (Stream<Path> files = Files.list(folder.orElseThrow())) {
            answers = files.filter(f -> f.toString().endsWith(ENDING)).toList();
        }
        if (answers.size() > MOST_ANSWERS) {
            List<Path> oldest = answers.stream()
                    .sorted(Comparator.comparing(Memory::lastUse))
                    .limit(answers.size() - MOST_ANSWERS)
                    .toList();
            for (Path file : oldest) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileTime lastUse(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
