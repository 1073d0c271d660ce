package dev.patchtwin.check.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.check.Bundle;
import dev.patchtwin.check.Bundles;
import dev.patchtwin.check.InputException;
import dev.patchtwin.check.ModelClasses;
import dev.patchtwin.check.ToyGoldens;
import dev.patchtwin.check.ToyHouse;
import dev.patchtwin.check.toy.ToyFactory;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.trace.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidencesTest {
    private static final String TOYS = "dev/patchtwin/check/toy";

    @TempDir
    Path root;

    @BeforeEach
    void copyTheHouse() throws IOException {
        ToyHouse.copyTo(root);
    }

    private Bundle bundle() throws InputException {
        return new Bundles(root).read("toy");
    }

    @Test
    void everyInputIsThereByItsPathFromTheRootWithItsChecksum() throws Exception {
        ToyGoldens.accepted(root, "leak", ToyGoldens.LEAK);
        Evidence evidence = Evidences.of(bundle(), root);
        assertThat(evidence.inputs())
                .containsOnlyKeys(
                        "classes of dev.patchtwin.check.toy",
                        "golden/toy/leak.expected",
                        "golden/toy/leak.trace",
                        "patches/toy/toy.patch",
                        "patches/toy/twin.yaml")
                .containsEntry("golden/toy/leak.trace", Sha256.of(ToyGoldens.LEAK));
        assertThat(evidence.java()).contains(" " + Runtime.version().feature());
        assertThat(evidence.processors()).isPositive();
    }

    @Test
    void theShimsOfABundleAreAmongItsInputs() throws Exception {
        Evidence evidence = Evidences.of(new Bundles(Path.of(".")).read("kvm-reclaim-external-sp"), Path.of("."));
        assertThat(evidence.inputs())
                .containsKeys(
                        "classes of dev.patchtwin.kvm",
                        "golden/kvm-reclaim-external-sp/silence.trace",
                        "patches/kvm-reclaim-external-sp/shim/tdx.c",
                        "patches/kvm-reclaim-external-sp/twin.yaml");
    }

    @Test
    void anInputThatIsGoneIsNamed() throws Exception {
        Bundle bundle = bundle();
        Files.delete(bundle.mail());
        assertThatThrownBy(() -> Evidences.of(bundle, root))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(bundle.mail() + ": error: cannot be read");
    }

    @Test
    void theClassesHaveOneChecksumInAFolderAndInAJar() throws Exception {
        Path folder = Files.createDirectory(root.resolve("classes"));
        Path jar = root.resolve("models.jar");
        copyToys(folder);
        try (FileSystem inside =
                FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            copyToys(inside.getPath("/"));
        }
        ModelClasses inFolder = from(folder);
        assertThat(inFolder.name()).isEqualTo("dev.patchtwin.check.toy");
        assertThat(inFolder.sha256()).isPresent().isEqualTo(from(jar).sha256());
        assertThat(inFolder.sha256()).isEqualTo(ModelClasses.of(bundle()).sha256());
        Files.write(folder.resolve(TOYS).resolve("More.class"), new byte[] {1});
        assertThat(from(folder).sha256()).isPresent().isNotEqualTo(inFolder.sha256());
    }

    private static void copyToys(Path to) throws Exception {
        Path from = Path.of(ToyFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.createDirectories(to.resolve(TOYS));
        try (Stream<Path> toys = Files.list(from.resolve(TOYS))) {
            for (Path toy : toys.toList()) {
                Files.copy(toy, to.resolve(TOYS).resolve(toy.getFileName().toString()));
            }
        }
    }

    /** Loads the toys once more, from there. */
    private ModelClasses from(Path place) throws Exception {
        URL[] urls = {place.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith(TOYS.replace('/', '.'))) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }) {
            ModelFactory before = factory(loader, "Before");
            ModelFactory after = factory(loader, "After");
            return ModelClasses.of(bundle().withModels(before, after));
        }
    }

    private static ModelFactory factory(ClassLoader loader, String name) throws Exception {
        return (ModelFactory) loader.loadClass("dev.patchtwin.check.toy.ToyFactory$" + name)
                .getConstructor()
                .newInstance();
    }
}
