package dev.patchtwin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the house: which room may know which, how long a thing may be, and what nobody may call. */
class HouseTest {
    private static final String ROOT = "dev.patchtwin";
    private static final int MOST_LINES_OF_A_FILE = 400;
    private static final int MOST_LINES_OF_A_METHOD = 60;
    private static final int MOST_LINES_OF_NINE_METHODS_IN_TEN = 20;

    /** Every room, and the rooms it may import. {@code kvm} and {@code ring} are nobody's: models are found by name. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("kvm", Set.of("model")),
            Map.entry("ring", Set.of("model")),
            Map.entry("engine", Set.of("model")),
            Map.entry("trace", Set.of("model")),
            Map.entry("patch", Set.of()),
            Map.entry("conform", Set.of("model", "patch")),
            Map.entry("check", Set.of("model", "engine", "trace", "patch", "conform")),
            Map.entry("gate", Set.of("model", "engine", "check", "patch")),
            Map.entry("report", Set.of("model", "engine", "trace", "check", "patch", "conform", "gate")),
            Map.entry("junit", Set.of("check", "report")),
            Map.entry("scaffold", Set.of("check", "patch")),
            Map.entry("cli", Set.of("check", "gate", "report", "patch", "scaffold")));

    /** Inside a room: every package below it and the sisters it may import. */
    private static final Map<String, Set<String>> CHAMBERS = Map.ofEntries(
            Map.entry("engine.twin", Set.of()),
            Map.entry("engine.explore", Set.of("engine.twin")),
            Map.entry("engine.fuzz", Set.of("engine.twin")),
            Map.entry("engine.shrink", Set.of("engine.twin")),
            Map.entry("engine.adequacy", Set.of("engine.twin", "engine.explore", "engine.fuzz", "engine.shrink")),
            Map.entry("kvm.world", Set.of()),
            Map.entry("kvm.mmu", Set.of("kvm.world")),
            Map.entry("kvm.foreign", Set.of("kvm.world", "kvm.mmu")),
            Map.entry("kvm.before", Set.of("kvm.world", "kvm.mmu", "kvm.foreign")),
            Map.entry("kvm.after", Set.of("kvm.world", "kvm.mmu", "kvm.foreign")),
            Map.entry("kvm.renamed", Set.of("kvm.world", "kvm.mmu")),
            Map.entry("kvm.kept", Set.of("kvm.world", "kvm.mmu")),
            Map.entry("kvm.merged", Set.of("kvm.world", "kvm.mmu", "kvm.kept")),
            Map.entry("ring.world", Set.of()),
            Map.entry("ring.driver", Set.of("ring.world")),
            Map.entry("ring.foreign", Set.of("ring.world", "ring.driver")),
            Map.entry("ring.before", Set.of("ring.world", "ring.driver", "ring.foreign")),
            Map.entry("ring.after", Set.of("ring.world", "ring.driver", "ring.foreign")),
            Map.entry("kvm.pamt", Set.of("kvm.world", "kvm.mmu")),
            Map.entry("patch.tree", Set.of("patch")),
            Map.entry("patch.code", Set.of("patch")),
            Map.entry("patch.compare", Set.of("patch", "patch.code")),
            Map.entry("patch.range", Set.of("patch.tree")),
            Map.entry("check.view", Set.of()),
            Map.entry("check.conform", Set.of("check.view")),
            Map.entry("check.patches", Set.of("check")),
            Map.entry("check.golden", Set.of("check", "check.view")),
            Map.entry("check.load", Set.of("check")),
            Map.entry("check.dossier", Set.of("check", "check.view", "check.adequacy")),
            Map.entry("report.html", Set.of("report")),
            Map.entry("report.reply", Set.of("report")),
            Map.entry("conform.cut", Set.of("conform.box")),
            Map.entry("conform.box", Set.of()),
            Map.entry("conform.coverage", Set.of("conform.cut", "conform.box")),
            Map.entry("conform.run", Set.of("conform.box")),
            Map.entry("gate.compile", Set.of()),
            Map.entry("gate.remember", Set.of()),
            Map.entry("report.ci", Set.of("report")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final List<Path> MAIN = SourceScan.javaFiles(Path.of("src/main/java"));
    private static final List<Path> TEST = SourceScan.javaFiles(Path.of("src/test/java"));

    @Test
    void everyRoomImportsOnlyWhatItMay() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            String room = room(from, 1);
            assertThat(ROOMS).as("the room of %s is listed", from.getName()).containsKey(room);
            for (Dependency d : from.getDirectDependenciesFromSelf()) {
                JavaClass to = d.getTargetClass();
                if (!ours(to) || room(to, 1).equals(room)) {
                    continue;
                }
                if (!ROOMS.get(room).contains(room(to, 1))) {
                    wrong.add(room + " must not import " + room(to, 1) + ": " + d.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyChamberOfARoomImportsOnlyTheSistersItMay() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            Set<String> may = CHAMBERS.get(room(from, 2));
            if (may == null) {
                continue;
            }
            for (Dependency d : from.getDirectDependenciesFromSelf()) {
                JavaClass to = d.getTargetClass();
                boolean sister = ours(to)
                        && room(to, 1).equals(room(from, 1))
                        && !room(to, 2).equals(room(from, 2));
                if (sister && !may.contains(room(to, 2))) {
                    wrong.add(room(from, 2) + " must not import " + room(to, 2) + ": " + d.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyChamberOfTheEngineAndOfTheModelsIsListed() {
        Set<String> chambers = CLASSES.stream()
                .map(c -> room(c, 2))
                .filter(c -> c.startsWith("engine.") || c.startsWith("kvm.") || c.startsWith("ring."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(CHAMBERS.keySet()).containsAll(chambers);
    }

    @Test
    void theMapOfTheCodeHasTheSameRules() throws IOException {
        assertThat(CodeMapTest.rows(3)).as("rooms in docs/code-map.md").isEqualTo(ROOMS);
        assertThat(CodeMapTest.rows(2)).as("chambers in docs/code-map.md").isEqualTo(CHAMBERS);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theReportSeesOnlyValues() {
        noClasses()
                .that(resideInAPackage(ROOT + ".report.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                ROOT + ".check..",
                                ROOT + ".engine..",
                                ROOT + ".patch..",
                                ROOT + ".conform..",
                                ROOT + ".gate..")
                        .and(notAValue()))
                .check(CLASSES);
    }

    @Test
    void onlyTheDoorExits() {
        noClasses()
                .that(new NotIn(ROOT + ".cli"))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void whatIsComparedKnowsNoChanceAndNoClock() {
        noClasses()
                .that(resideInAnyPackage(
                        ROOT + ".model..", ROOT + ".kvm..", ROOT + ".ring..", ROOT + ".engine..", ROOT + ".trace.."))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, ThreadLocalRandom.class, java.util.SplittableRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat(resideInAPackage("java.time.."))
                .check(CLASSES);
    }

    @Test
    void eachLibraryStaysInItsRoom() {
        only("patch", "org.eclipse.jgit..");
        only("patch", "org.apache.james..");
        only("patch", "org.treesitter..");
        only("cli", "picocli..");
        only("check", "org.snakeyaml..");
        only(Set.of("report", "conform"), "com.fasterxml..");
        only("engine", "org.pitest..");
        only("engine", "org.jacoco..");
        only("gate", "org.objectweb..");
        only(Set.of("gate", "check"), "javax.tools..");
        only("check", "com.sun.source..");
        only("junit", "org.junit..");
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        for (Path folder : MAIN.stream().map(Path::getParent).collect(Collectors.toSet())) {
            Path info = folder.resolve("package-info.java");
            assertThat(info).exists();
            assertThat(Files.readString(info)).contains("/**").contains("@NullMarked");
        }
    }

    @Test
    void noFileIsTooLong() {
        assertThat(tooLong(MAIN)).isEmpty();
        assertThat(tooLong(TEST)).isEmpty();
    }

    @Test
    void noMethodIsTooLong() {
        assertThat(tooLongMethods(MAIN)).isEmpty();
        assertThat(tooLongMethods(TEST)).isEmpty();
    }

    @Test
    void nineMethodsInTenAreShort() {
        int[] lines = SourceScan.methods(MAIN).stream()
                .mapToInt(SourceScan.Method::lines)
                .sorted()
                .toArray();
        assertThat(lines[lines.length * 9 / 10]).isLessThanOrEqualTo(MOST_LINES_OF_NINE_METHODS_IN_TEN);
    }

    @Test
    void theScanSeesEveryMethodAndHowLongItIs(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("Sample.java");
        Files.writeString(file, """
                /** Words. */
                abstract class Sample {
                    Sample() {}

                    abstract void bodiless();

                    @Override
                    public String toString() {
                        return new Object() {
                            void inner() {
                            }
                        }.toString();
                    }
                }
                """);
        assertThat(SourceScan.methods(List.of(file)))
                .containsExactly(
                        new SourceScan.Method("Sample.java:3", "<init>", 1),
                        new SourceScan.Method("Sample.java:8", "toString", 6),
                        new SourceScan.Method("Sample.java:10", "inner", 2));
    }

    private static List<String> tooLong(List<Path> files) {
        return files.stream()
                .filter(f -> SourceScan.lines(f) > MOST_LINES_OF_A_FILE)
                .map(f -> f + " has " + SourceScan.lines(f) + " lines")
                .toList();
    }

    private static List<SourceScan.Method> tooLongMethods(List<Path> files) {
        return SourceScan.methods(files).stream()
                .filter(m -> m.lines() > MOST_LINES_OF_A_METHOD)
                .toList();
    }

    private static void only(String room, String library) {
        only(Set.of(room), library);
    }

    private static void only(Set<String> rooms, String library) {
        noClasses()
                .that(rooms.stream()
                        .map(room -> (DescribedPredicate<JavaClass>) new NotIn(ROOT + "." + room))
                        .reduce(DescribedPredicate.alwaysTrue(), (one, other) -> one.and(other)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(CLASSES);
    }

    private static boolean ours(JavaClass c) {
        return c.getPackageName().startsWith(ROOT + ".");
    }

    /** The first names of a class's package below the root: {@code engine} or {@code engine.twin}. */
    private static String room(JavaClass c, int depth) {
        String[] names = c.getPackageName().substring(ROOT.length() + 1).split("\\.", -1);
        return String.join(".", List.of(names).subList(0, Math.min(depth, names.length)));
    }

    private static DescribedPredicate<JavaClass> notAValue() {
        return DescribedPredicate.describe("are no values (records, enums, sealed interfaces)", c -> {
            Class<?> type = c.getBaseComponentType().reflect();
            return !type.isRecord() && !type.isEnum() && !type.isSealed() && !type.isAnnotation();
        });
    }

    private static final class NotIn extends DescribedPredicate<JavaClass> {
        private final String room;

        NotIn(String room) {
            super("are not in " + room);
            this.room = room;
        }

        @Override
        public boolean test(JavaClass c) {
            return !c.getPackageName().equals(room) && !c.getPackageName().startsWith(room + ".");
        }
    }
}
