package dev.patchtwin.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchtwin.cli.ProgramRun;
import dev.patchtwin.patch.corpus.Git;
import dev.patchtwin.planted.Plan.Manner;
import dev.patchtwin.planted.Plan.Planted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Planted twins in a repository: what is one side of a twin at the base is its other side at the head, and the gate says of each
 * model whether it means what it meant. {@code -Dplanted.gated=N} takes N twins for each exit code.
 */
class PlantedGateTest {
    private static final int TWINS = Integer.getInteger("planted.gated", 3);
    private static final long SEED = Long.getLong("planted.seed", 1);
    private static final String SOURCES = "src/main/java/rack/";
    private static final Pattern MODEL = Pattern.compile("\"model\" : \"([^\"]*)\",\\s*\"meaning\" : \"([^\"]*)\"");
    private static final Path PACKAGE = Path.of("src/test/java/dev/patchtwin/planted");

    @TempDir
    Path folder;

    @BeforeEach
    void thereIsGit() {
        assumeTrue(Git.isThere(), "there is no git here");
    }

    @Test
    void whatMeansTheSamePasses() throws IOException {
        assertThatTheGateAgrees(
                0, plan -> plan.truth().strict().isEmpty() && !plan.truth().breaks() && isQuiet(plan));
    }

    @Test
    void whatMeansSomethingElseFails() throws IOException {
        assertThatTheGateAgrees(1, plan -> plan.truth().within(true).isPresent());
    }

    @Test
    void whatMeansTheSameAndIsNotKnownToBeMetIsInconclusive() throws IOException {
        assertThatTheGateAgrees(3, plan -> plan.kind() == Kind.UNMET || plan.kind() == Kind.UNUSED);
    }

    @Test
    void whatThrowsCannotBeUsed() throws IOException {
        assertThatTheGateAgrees(2, plan -> plan.truth().breaks());
    }

    private static boolean isQuiet(Plan plan) {
        return plan.contract().isEmpty() && plan.truth().asked().isEmpty();
    }

    private void assertThatTheGateAgrees(int code, Predicate<Plan> wanted) throws IOException {
        List<Plan> plans = new ArrayList<>();
        for (int number = 0; plans.size() < TWINS; number++) {
            Plan plan = Sower.plan(SEED, number);
            if (wanted.test(plan)) {
                plans.add(plan);
            }
        }
        Path work = repository(plans);
        ProgramRun run = ProgramRun.of(
                "gate", "--json", "--no-cache", "--all", "--no-conform", "--base", "HEAD~1", "--root", work.toString());
        assertThat(run.code())
                .as("exit code, of seed %d: %s%s", SEED, run.out(), run.err())
                .isEqualTo(code);
        Map<String, String> meanings = new HashMap<>();
        MODEL.matcher(run.out()).results().forEach(found -> meanings.put(found.group(1), found.group(2)));
        for (Plan plan : plans) {
            if (plan.truth().breaks()) {
                String bundle = run.out().split("\"id\" : \"" + name(plan) + "\"", -1)[1];
                assertThat(bundle.substring(0, bundle.indexOf("\"declared\"")))
                        .as(plan.name())
                        .contains("planted");
            } else {
                assertThat(meanings.get(name(plan) + "-before")).as(plan.name()).isIn(right(plan));
            }
        }
    }

    private static Set<String> right(Plan plan) {
        Optional<Planted> planted = plan.truth().planted(true);
        if (planted.isEmpty()) {
            return Set.of("KEPT", "SAME_CODE");
        }
        // Two revisions that both break an invariant are not told apart, and nothing else is known of them.
        return Set.of(planted.get().manner() == Manner.INVARIANT ? "UNKNOWN" : "CHANGED");
    }

    /* --- the repository --- */

    private Path repository(List<Plan> plans) throws IOException {
        Git git = Git.init(folder, "A Developer");
        for (String name : List.of("Shape", "Reaction", "Table", "Machine", "Flavour", "PlantedFactory")) {
            String source = Files.readString(PACKAGE.resolve(name + ".java"));
            git.write(SOURCES + name + ".java", source.replace("dev.patchtwin.planted", "rack"));
        }
        StringBuilder services = new StringBuilder();
        for (Plan plan : plans) {
            House.write(git.work(), name(plan), plan, name(plan) + "-before", name(plan) + "-after");
            git.write(
                    SOURCES + type(plan) + ".java",
                    source(plan, plan.before(), plan.flavours().get(0)));
            services.append("rack." + type(plan) + "$Before\nrack." + type(plan) + "$After\n");
        }
        git.write("src/main/resources/META-INF/services/dev.patchtwin.model.ModelFactory", services.toString());
        git.write(".gitignore", "target/\n");
        git.commit("Begin");
        for (Plan plan : plans) {
            String source = source(plan, plan.after(), plan.flavours().get(1));
            git.write(SOURCES + type(plan) + ".java", source + "// Revised.\n");
        }
        git.commit("Revise every model");
        return git.work();
    }

    private static String name(Plan plan) {
        return "twin" + plan.number();
    }

    private static String type(Plan plan) {
        return "Twin" + plan.number();
    }

    /** The model after is, at both ends, what the model before was at the base. */
    private static String source(Plan plan, Table table, Flavour flavour) {
        return "package rack;\nimport java.util.List;\n"
                + "public final class " + type(plan) + " {\n"
                + nested(plan, "Before", "-before", table, flavour)
                + nested(plan, "After", "-after", plan.before(), plan.flavours().get(0))
                + "}\n";
    }

    private static String nested(Plan plan, String type, String suffix, Table table, Flavour flavour) {
        return "  public static final class " + type + " extends PlantedFactory {\n"
                + "    public " + type + "() {\n"
                + "      super(\"" + name(plan) + suffix + "\", " + plan.shape().toJava() + ",\n"
                + table.toJava() + ", Flavour." + flavour + ", " + type.equals("After") + ");\n"
                + "    }\n"
                + "  }\n";
    }
}
