package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.patchtwin.patch.tree.Repo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents of the commands about patches, read back. */
class PatchJsonTest {
    private static final String SEED = "patches/kvm-reclaim-external-sp/review-of-rfc-v5-09-of-45.txt";

    @TempDir
    Path folder;

    /** Reads a document into paths, {@code patches.0.title}, and what stands there. */
    private static Map<String, String> read(PatchRun ran) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(ran.out())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    String path = parser.getParsingContext().pathAsPointer().toString();
                    values.put(path.substring(1).replace('/', '.'), String.valueOf(parser.getText()));
                }
            }
        }
        return values;
    }

    @Test
    void theFirstBundlesMailIsRead() throws IOException {
        Map<String, String> json = read(PatchRun.of("show", SEED, "--json"));
        assertThat(json)
                .containsEntry("source", SEED)
                .containsEntry("state", "WHOLE")
                .containsEntry("usable", "1")
                .containsEntry("applies", "null")
                .containsEntry("patches.0.position", "09/45")
                .containsEntry("patches.0.version", "5")
                .containsEntry("patches.0.files.3.path", "arch/x86/kvm/vmx/tdx.c")
                .containsEntry("patches.0.files.3.hunks.1.nature", "SEMANTIC")
                .containsEntry("patches.0.touches.2.after.name", "handle_removed_pt")
                .containsEntry("patches.0.touches.2.what.0", "BODY")
                .containsEntry("patches.0.remarks.0.file", "arch/x86/include/asm/kvm_host.h")
                .containsEntry("patches.0.remarks.0.hunk", "1")
                .containsEntry("patches.0.remarks.0.mailLine", "62")
                .containsKey("patches.0.diagnostics.5.message");
        assertThat(json.get("patches.0.remarks.0.answers")).startsWith("+");
    }

    @Test
    void whatATreeMakesOfASeriesIsRead() throws IOException {
        Repo repo = new Repo(Files.createDirectories(folder.resolve("tree")));
        repo.commit(ToyMails.TREE);
        String tree = repo.folder().toString();
        Map<String, String> json =
                read(PatchRun.piped(ToyMails.SERIES, "apply", "-", "--tree", tree, "--json", "--diff"));
        assertThat(json)
                .containsEntry("cover", "mm: toy: Be quiet")
                .containsEntry("applies", "true")
                .containsEntry("tree.name", tree + "@HEAD")
                .containsEntry("patches.1.applies", "true")
                .containsEntry("patches.1.files.0.inTree.inferred", "0")
                .containsEntry("patches.1.files.0.inTree.before", json.get("patches.0.files.0.inTree.after"));
        assertThat(json.get("diff")).contains("+static int toy_ask(struct toy *toy)\n");
    }

    @Test
    void whatIsRecoveredIsInTheDocumentOrWhereItWasWritten() throws IOException {
        String out = folder.resolve("out.patch").toString();
        assertThat(read(PatchRun.piped(ToyMails.RECLAIM_MAIL, "recover", "-", "--json"))
                        .get("mail"))
                .startsWith("From 0000");
        assertThat(read(PatchRun.piped(ToyMails.RECLAIM_MAIL, "recover", "-", "--json", "-o", out)))
                .containsEntry("written", out);
    }

    @Test
    void aComparisonIsRead() throws IOException {
        String old =
                Files.writeString(folder.resolve("v1"), ToyMails.RECLAIM_MAIL).toString();
        String young = Files.writeString(
                        folder.resolve("v2"), ToyMails.RECLAIM_MAIL.replace("(toy_call(", "(!toy_call("))
                .toString();
        Files.createDirectories(folder.resolve("patches"));
        PatchRun ran = PatchRun.of("compare", old, young, "--json", "--root", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(read(ran))
                .containsEntry("compared", "true")
                .containsEntry("same", "false")
                .containsEntry("pairs.0.mark", "!")
                .containsEntry("pairs.0.hunks.changed", "1")
                .containsEntry("pairs.0.code.0.names.0", "toy_reclaim")
                .containsEntry("pairs.0.code.0.nature", "SEMANTIC")
                .containsEntry("pairs.0.code.0.lines.0", "-+\tif (toy_call(toy))")
                .containsEntry("old.patches.0.state", "WHOLE");
    }

    /** Names only: what they mean is for people to read. */
    @Test
    void everyFieldIsInTheDocumentation() throws IOException {
        String docs = Files.readString(Path.of("docs/patch.md"));
        List<String> missing = new ArrayList<>();
        String old = Files.writeString(folder.resolve("v1"), ToyMails.SERIES).toString();
        String young = Files.writeString(folder.resolve("v2"), ToyMails.SERIES.replace("(toy_call(", "(!toy_call("))
                .toString();
        TreeSet<String> names = new TreeSet<>();
        for (PatchRun ran : List.of(
                PatchRun.of("show", SEED, "--json"),
                PatchRun.of("recover", SEED, "--json"),
                PatchRun.of("compare", old, young, "--json", "--root", folder.toString()))) {
            read(ran).keySet().forEach(path -> names.addAll(List.of(path.split("\\.", -1))));
        }
        for (String name : names) {
            if (!name.matches("\\d+") && !docs.contains("`" + name + "`")) {
                missing.add(name);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(names).hasSizeGreaterThan(40);
    }
}
