package dev.patchtwin.planted;

import dev.patchtwin.planted.Plan.Allowed;
import dev.patchtwin.planted.Shape.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with bundles of planted twins. */
final class House {
    private static final Path PATCH = Path.of("src/test/resources/house/patches/toy/toy.patch");

    private House() {}

    /** Writes a bundle of two models. */
    static void write(Path root, String id, Plan plan, String before, String after) throws IOException {
        Path folder = Files.createDirectories(root.resolve("patches").resolve(id));
        Path patch = folder.resolve("toy.patch");
        if (!Files.exists(patch)) {
            Files.copy(PATCH, patch);
        }
        Files.writeString(folder.resolve("twin.yaml"), text(plan, before, after));
    }

    private static String text(Plan plan, String before, String after) {
        List<String> lines = new ArrayList<>(List.of(
                "title: \"planted\"",
                "mail: toy.patch",
                "models: {before: " + before + ", after: " + after + "}",
                "worlds:",
                "  small:",
                "    all: {size: 1" + (plan.faults() == Plan.ANY ? "" : ", faults: " + plan.faults()) + "}",
                "  large: {size: 1}",
                "explore: {world: small}",
                "fuzz: {world: large, operations: 600, length: 14}"));
        if (!plan.truth().asked().isEmpty()) {
            lines.add("probes:");
            plan.truth().asked().forEach(situation -> lines.add("  - situation " + situation));
        }
        List<String> declared = plan.contract().stream().map(Allowed::channel).toList();
        List<String> others = plan.shape().lanes().stream()
                .map(Lane::name)
                .filter(name -> !declared.contains(name))
                .toList();
        lines.add("channels: [" + String.join(", ", others) + "]");
        if (!plan.contract().isEmpty()) {
            lines.add("declared:");
        }
        for (Allowed one : plan.contract()) {
            lines.add("  - id: " + one.id());
            lines.add("    channel: " + one.channel());
            lines.add("    side: " + (one.before() ? "before" : "after"));
            lines.add("    erase: [\"" + one.glob() + "\"]");
            one.after().ifPresent(other -> lines.add("    after: " + other));
            if (one.endsRun()) {
                lines.add("    ends-run: true");
            }
            lines.add("    reason: \"planted\"");
        }
        return String.join("\n", lines) + "\n";
    }
}
