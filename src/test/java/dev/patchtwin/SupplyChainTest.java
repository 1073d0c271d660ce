package dev.patchtwin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What is shipped is what {@code docs/supply-chain.md} says, by the bill of materials that the build puts into the program. */
class SupplyChainTest {
    private static final String BILL = "/META-INF/sbom/patchtwin.cdx.json";
    private static final Path LICENSES = Path.of("target", "classes", "META-INF", "licenses");
    private static final Path TRIED = Path.of("src", "test", "resources", "libraries.sha256");
    private static final Path PAGE = Path.of("docs", "supply-chain.md");

    /** Those that ask for no more than to be named, and for changes of themselves to be open. */
    private static final List<String> LICENCES = List.of("Apache-2.0", "BSD-3-Clause", "EPL-2.0", "MIT");

    private static List<JsonNode> libraries() throws IOException {
        try (InputStream in = Objects.requireNonNull(SupplyChainTest.class.getResourceAsStream(BILL))) {
            List<JsonNode> libraries = new ArrayList<>();
            new ObjectMapper().readTree(in).get("components").forEach(libraries::add);
            return libraries;
        }
    }

    private static String name(JsonNode library) {
        return library.get("name").asString();
    }

    private static String licence(JsonNode library) {
        List<String> ids = new ArrayList<>();
        library.get("licenses")
                .forEach(one -> ids.add(one.get("license").get("id").asString()));
        return String.join(", ", ids);
    }

    private static String checksum(JsonNode library) {
        for (JsonNode hash : library.get("hashes")) {
            if (hash.get("alg").asString().equals("SHA-256")) {
                return hash.get("content").asString();
            }
        }
        throw new AssertionError(name(library) + " has no SHA-256");
    }

    @Test
    void theTableListsEveryLibraryThatIsShipped() throws IOException {
        Map<String, String> shown = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.split(" *\\| *", -1);
            if (line.startsWith("| `") && cells.length == 6) {
                shown.put(cells[1].replace("`", ""), cells[2] + " " + cells[3]);
            }
        }
        Map<String, String> shipped = new TreeMap<>();
        for (JsonNode library : libraries()) {
            shipped.put(name(library), library.get("version").asString() + " " + licence(library));
        }
        assertThat(shown).isEqualTo(shipped);
    }

    @Test
    void everyLicenceIsOneThatMayBeShippedWithOurs() throws IOException {
        assertThat(libraries())
                .hasSizeGreaterThan(20)
                .allSatisfy(library -> assertThat(LICENCES).as(name(library)).contains(licence(library)));
    }

    /** A repository that hands out other bytes under the same name is noticed, whoever signed them. */
    @Test
    void everyLibraryHasTheBytesThatWereTried() throws IOException {
        List<String> found = new ArrayList<>();
        for (JsonNode library : libraries()) {
            found.add(checksum(library) + "  " + library.get("purl").asString());
        }
        found.sort(null);
        if (Boolean.getBoolean("libraries.update")) {
            Files.write(TRIED, found);
        }
        assertThat(found)
                .as("look at what changed; -Dlibraries.update writes %s anew", TRIED)
                .isEqualTo(Files.readAllLines(TRIED));
    }

    @Test
    void everyLibrarysLicenceIsInTheProgram() throws IOException {
        String readme = Files.readString(LICENSES.resolve("README.txt"));
        List<String> named = readme.lines()
                .filter(line -> line.matches("\\S+.* {2}(Apache-2.0|BSD-3-Clause|MIT) {2}.*"))
                .flatMap(line -> Stream.of(line.split(" {2}", -1)[0].split(", ", -1)))
                .toList();
        for (JsonNode library : libraries()) {
            Path folder = LICENSES.resolve(name(library));
            boolean brought = Files.isDirectory(folder) && !isEmpty(folder);
            assertThat(brought || named.contains(name(library)))
                    .as("%s brings a licence, or %s says whose it is", name(library), "META-INF/licenses/README.txt")
                    .isTrue();
            assertThat(library.get("licenses")
                            .get(0)
                            .get("license")
                            .get("text")
                            .get("content")
                            .asString())
                    .as("text of the licence of %s", name(library))
                    .hasSizeGreaterThan(1000);
        }
        assertThat(LICENSES.resolve("patchtwin/LICENSE")).hasSameBinaryContentAs(Path.of("LICENSE"));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
