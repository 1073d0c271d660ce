package dev.patchtwin.kvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.engine.toy.PictureLaws;
import dev.patchtwin.engine.twin.Side;
import dev.patchtwin.kvm.after.AfterFactory;
import dev.patchtwin.kvm.before.BeforeFactory;
import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.ModelFactory;
import dev.patchtwin.model.Observation;
import dev.patchtwin.model.Picture;
import dev.patchtwin.model.Picture.Branch;
import dev.patchtwin.model.Picture.Note;
import dev.patchtwin.model.Pictured;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pictures of the models show, and that they show all of it. */
class PictureTest {
    private static final String[] SMALL = {"levels=3", "gfns=2", "cache-min=2", "cache-capacity=2"};

    /** What the channel says and a name does not: that a page is the first VM's, or for which one another user's was taken. */
    private static final Pattern UNSAID = Pattern.compile("(^other .*)vm\\d, |vm[01], ");

    static Stream<Arguments> worlds() {
        List<String[]> worlds = List.of(
                new String[] {"levels=3", "cache-min=2", "cache-capacity=3", "others=2"},
                new String[] {"vcpus=2", "gfns=5", "levels=5", "erratum=1", "others=3", "tdcs=2", "steps=1"},
                new String[] {"levels=3", "cache-min=2", "cache-capacity=2", "pages=32", "gfns=5", "vms=3"});
        return Stream.of(Side.values()).flatMap(side -> worlds.stream().map(world -> Arguments.of(side, world)));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void aPictureShowsTheStateAndNothingElse(Side side, String[] overrides) {
        ModelFactory factory = side == Side.BEFORE ? new BeforeFactory() : new AfterFactory();
        Set<String> met = new TreeSet<>();
        Consumer<Pictured> look = model -> {
            assertThat(drawn(model)).isEqualTo(observed(model));
            met.addAll(lines(model, line -> line.substring(line.lastIndexOf(' ', line.lastIndexOf(' ') - 1) + 1)));
        };
        PictureLaws.hold(() -> (Pictured) new ModelRun(factory, overrides).model(), 3, 20, look);
        PictureLaws.hold(() -> (Pictured) inUse(factory, overrides).model(), 6, 40, look);
        assertThat(met)
                .as("what the runs have met")
                .contains("cache NDA", "linked NDA", "linked EPT", "data REG", "control TDR", "rcu NDA", "leaked EPT");
    }

    /** A VM that runs, with some memory of either kind, after one whose pages were lost with its HKID. */
    private static ModelRun inUse(ModelFactory factory, String... overrides) {
        ModelRun run = new ModelRun(factory, overrides).runnable();
        run.run("fault-private vcpu=0 gfn=0", "release-memfd")
                .fail("TDH.MNG.KEY.FREEID", "-")
                .run("destroy-vm");
        while (run.enabled().contains("destroy-vm-step")) {
            run.run("destroy-vm-step");
        }
        return run.runnable()
                .run("fault-private vcpu=0 gfn=0", "fault-private vcpu=0 gfn=1", "convert-to-shared gfn=1")
                .run("fault-shared vcpu=0 gfn=1");
    }

    /** Returns what the channel {@code pages} shows; nothing of a host that has panicked. */
    private static List<String> observed(Pictured model) {
        List<Channel> channels = model.vocabulary().channels();
        Observation out = new Observation(channels.size());
        Channel pages = model.vocabulary().channel("pages").orElseThrow();
        model.observe(pages, out);
        List<String> lines = new ArrayList<>();
        for (long word : out.copyOf(pages)) {
            lines.add(UNSAID.matcher(model.describe(pages, word)).replaceFirst("$1"));
        }
        return lines.stream().sorted().toList();
    }

    /** Returns the cells of the picture in the words of the channel. */
    private static List<String> drawn(Pictured model) {
        Legend legend = model.legend();
        return model.picture().cells().stream()
                .map(cell -> {
                    String[] name = cell.name().split(" ", 2);
                    String owner = "PAMT "
                            + legend.owners().get(Legend.owner(cell.look())).name();
                    return name[0] + " is " + state(legend, cell.look()) + " ("
                            + (name.length == 1 ? "" : name[1] + ", ") + owner + ")";
                })
                .sorted()
                .toList();
    }

    private static String state(Legend legend, int look) {
        return legend.states().get(Legend.state(look)).name();
    }

    @Test
    void pagesTablesAndTheLifeOfTheVmAreShown() {
        ModelRun run = new ModelRun(Side.AFTER, SMALL).runnable().run("fault-private vcpu=0 gfn=0");
        Picture picture = picture(run);
        assertThat(lines(run))
                .contains(
                        "sept@gfn0/l1 | S-EPT page linked EPT",
                        "mirror@gfn0/l1 | page table linked NDA",
                        "data@gfn0 | guest memory data REG",
                        "tdr | control page control TDR");
        assertThat(picture.trees())
                .contains(new Branch(
                        "mirror@gfn0/l3 root 1, count=2",
                        List.of(new Branch(
                                "[0] -> mirror@gfn0/l2, external_spt=sept@gfn0/l2",
                                List.of(new Branch(
                                        "[0] -> mirror@gfn0/l1, external_spt=sept@gfn0/l1",
                                        List.of(new Branch("[0] -> data@gfn0", List.of()))))))));
        assertThat(note(picture, "VM")).contains("vm1 RUNNABLE", "HKID assigned");
    }

    @Test
    void tablesThatWaitForRcuAreShownInTheOrderOfTheirCallbacks() {
        ModelRun run = new ModelRun(Side.AFTER, SMALL).runnable();
        run.run("convert-to-shared gfn=0", "fault-shared vcpu=0 gfn=0", "zap-all-fast");
        assertThat(note(picture(run), "RCU callbacks"))
                .containsExactly(
                        "direct@gfn0/l1, runs when a grace period ends",
                        "direct@gfn0/l2, runs when a grace period ends");
        run.run("grace-period", "fault-shared vcpu=0 gfn=0", "walk-begin", "zap-all-fast");
        assertThat(note(picture(run), "RCU callbacks"))
                .containsExactly(
                        "direct@gfn0/l3, runs when a grace period ends",
                        "direct@gfn0/l1, held up by the reader",
                        "direct@gfn0/l2, held up by the reader",
                        "reader: a lockless walker at direct@gfn0/l1");
        assertThat(lines(run)).contains("direct@gfn0/l1 | page table rcu NDA");
    }

    @Test
    void aLeakedPageOfALaterVmSaysWhoseItWas() {
        ModelRun run = new ModelRun(Side.AFTER, SMALL);
        for (int vm = 1; vm <= 2; vm++) {
            run.runnable().run("fault-private vcpu=0 gfn=0", "release-memfd");
            run.fail("TDH.PHYMEM.PAGE.RECLAIM", "sept@gfn0/l1").run("destroy-vm");
        }
        assertThat(lines(run))
                .contains("sept@gfn0/l1 | S-EPT page leaked EPT", "sept@gfn0/l1 vm2 | S-EPT page leaked EPT");
        assertThat(note(picture(run), "VM")).containsExactly("vm2 is gone");
        assertThat(note(picture(run), "warnings so far")).isNotEmpty();
    }

    @Test
    void aDestructionStepByStepSaysHowFarItIs() {
        ModelRun run = new ModelRun(Side.AFTER, "steps=1").runnable();
        run.run("release-memfd", "destroy-vm");
        assertThat(note(picture(run), "VM"))
                .contains("HKID released", "destruction: 1 of 5 steps, PRE_DESTROY is done");
        assertThat(note(picture(run), "TDX module")).containsExactly("TD TEARDOWN, CHLDCNT=3");
    }

    @Test
    void ofAHostThatHasPanickedOnlyThatIsShown() {
        ModelRun run = new ModelRun(Side.AFTER, SMALL).runnable();
        run.run("sysctl-panic-on-warn value=1", "release-memfd")
                .fail("TDH.PHYMEM.PAGE.RECLAIM", "tdr")
                .run("destroy-vm");
        Picture picture = picture(run);
        assertThat(run.model().halted()).isTrue();
        assertThat(picture.cells()).isEmpty();
        assertThat(picture.trees()).isEmpty();
        assertThat(note(picture, "warnings so far")).containsExactly("panicked");
    }

    private static Picture picture(ModelRun run) {
        return ((Pictured) run.model()).picture();
    }

    private static List<String> note(Picture picture, String heading) {
        return picture.notes().stream()
                .filter(note -> note.heading().equals(heading))
                .map(Note::lines)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(ModelRun run) {
        return lines((Pictured) run.model(), line -> line);
    }

    private static List<String> lines(Pictured model, UnaryOperator<String> how) {
        Legend legend = model.legend();
        return model.picture().cells().stream()
                .map(cell -> cell.name() + " | " + legend.kinds().get(Legend.kind(cell.look())) + " "
                        + state(legend, cell.look()) + " "
                        + legend.owners().get(Legend.owner(cell.look())).name())
                .map(how)
                .toList();
    }
}
