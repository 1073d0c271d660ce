package dev.patchtwin.report.html;

import dev.patchtwin.check.CheckResult;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.check.dossier.Dossier;
import dev.patchtwin.check.dossier.Evidence;
import dev.patchtwin.check.dossier.FunctionTwin;
import dev.patchtwin.check.dossier.Play;
import dev.patchtwin.check.view.StepView;
import dev.patchtwin.model.Legend;
import dev.patchtwin.model.Picture;
import dev.patchtwin.patch.RecoveredPatch;
import dev.patchtwin.report.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Dossiers to make pages of. */
final class PageSamples {
    static final Legend LEGEND = new Legend(
            "page",
            List.of("S-EPT page", "page table"),
            List.of(
                    new Legend.State("buddy", "·", Legend.Tone.FREE, "in the allocator"),
                    new Legend.State("linked", "L", Legend.Tone.LIVE, "linked into a tree"),
                    new Legend.State("leaked", "!", Legend.Tone.LOST, "nothing points at it")),
            List.of(new Legend.Owner("NDA", "nobody"), new Legend.Owner("EPT", "the TDX module")),
            List.of("warnings"));

    private PageSamples() {}

    /** A toy's dossier with one finding that can be played. */
    static Dossier toy() {
        Finding finding = Samples.finding();
        CheckResult result = Samples.result(Verdict.DIFFERENT, List.of(finding), List.of());
        return new Dossier(
                result,
                patch(mail("KVM: toy: Rework it", "A Developer", "free_spt(page);")),
                List.of(),
                Optional.of(LEGEND),
                List.of(play("warnings", finding, finding.steps(), List.of("sept@gfn0/l1", "spt@gfn0/l1"))),
                Optional.empty(),
                new Evidence("OpenJDK 17", 2, new TreeMap<>(Map.of("patches/toy/toy.txt", "ab12"))));
    }

    /** The same with everything that a stranger can write being this text. */
    static Dossier hostile(String text) {
        Finding finding = Samples.finding();
        CheckResult result = Samples.result(Verdict.DIFFERENT, List.of(finding), List.of(text));
        RecoveredPatch patch = patch(mail(text, text, text));
        List<StepView> steps = List.of(new StepView(
                1,
                "map gfn=0",
                List.of(text),
                List.of(new StepView.ChannelView("warnings", List.of(text), List.of(), true)),
                List.of()));
        FunctionTwin.JavaCode code = new FunctionTwin.JavaCode(text, text, 7, text);
        return new Dossier(
                result,
                patch,
                List.of(new FunctionTwin(
                        new dev.patchtwin.check.PatchSummary.Touched("mm/toy.c", Optional.of(text), Optional.of(text)),
                        List.of(code),
                        List.of(code))),
                Optional.of(LEGEND),
                List.of(play("warnings", finding, steps, List.of(text, "spt"))),
                Optional.empty(),
                new Evidence(text, 2, new TreeMap<>(Map.of(text, "ab12"))));
    }

    /** The same with a trace of so many steps, in which many pages change all the time. */
    static Dossier longOne(int length) {
        Finding finding = Samples.finding();
        List<StepView> steps = new ArrayList<>();
        List<String> slots = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            slots.add("sept@gfn" + i + "/l1");
        }
        for (int i = 1; i <= length; i++) {
            boolean differs = i % 1000 == 0;
            steps.add(new StepView(
                    i,
                    "fault-private vcpu=" + i % 2 + " gfn=" + i % 60,
                    List.of(),
                    List.of(
                            new StepView.ChannelView(
                                    "pages", List.of("page" + i % 60), List.of("page" + i % 60), false),
                            new StepView.ChannelView(
                                    "warnings",
                                    List.of("splat " + i % 7),
                                    differs ? List.of() : List.of("splat " + i % 7),
                                    differs)),
                    List.of()));
        }
        Dossier toy = toy();
        return new Dossier(
                toy.result(),
                toy.patch(),
                List.of(),
                toy.legend(),
                List.of(play("warnings", finding, steps, slots)),
                Optional.empty(),
                toy.evidence());
    }

    /** A play in which the page of the i-th slot is linked by each step whose number is i, and the first one leaks after. */
    static Play play(String id, Finding finding, List<StepView> steps, List<String> names) {
        List<Play.Slot> slots = new ArrayList<>();
        List<Integer> looks = new ArrayList<>();
        for (String name : names) {
            slots.add(new Play.Slot(name, slots.size() % 2));
            looks.add(Play.Scene.NOBODY);
        }
        List<Play.Scene> before = new ArrayList<>();
        List<Play.Scene> after = new ArrayList<>();
        for (int step = 0; step <= steps.size(); step++) {
            int slot = step % names.size();
            looks.set(slot, looks.get(slot) == Play.Scene.NOBODY ? Legend.look(slot % 2, 1, 1) : Play.Scene.NOBODY);
            List<Picture.Branch> trees = List.of(new Picture.Branch(
                    "root, count=" + step % 3, List.of(new Picture.Branch("[0] -> " + names.get(slot), List.of()))));
            List<Picture.Note> notes =
                    List.of(new Picture.Note("RCU callbacks", step % 2 == 0 ? List.of() : List.of(names.get(0))));
            before.add(new Play.Scene(looks, trees, notes));
            List<Integer> others = new ArrayList<>(looks);
            if (step == steps.size()) {
                others.set(0, Legend.look(0, 2, 1));
            }
            after.add(new Play.Scene(others, trees, notes));
        }
        return new Play(
                id,
                finding.channel(),
                Optional.of(finding),
                Optional.empty(),
                finding.origin(),
                finding.text(),
                finding.repro(),
                steps,
                slots,
                before,
                after);
    }

    static RecoveredPatch patch(String mail) {
        return RecoveredPatch.read("toy.txt", mail.getBytes(StandardCharsets.UTF_8));
    }

    /** A mail with a patch, and a reviewer's remark in it. */
    static String mail(String title, String author, String code) {
        return """
                Message-ID: <one@example.org>
                From: A Reviewer <reviewer@example.org>
                Subject: Re: [RFC PATCH v5 09/45] %s

                On Wed, Jan 28, 2026 at 05:14:41PM -0800, %s wrote:
                > Say why: %s
                >
                > Signed-off-by: A Developer <dev@example.org>
                > ---
                >  mm/toy.c | 3 +--
                >  1 file changed, 1 insertion(+), 2 deletions(-)
                >
                > diff --git a/mm/toy.c b/mm/toy.c
                > index 57eb1f4832ae..c17cedc485c9 100644
                > --- a/mm/toy.c
                > +++ b/mm/toy.c
                > @@ -10,5 +10,4 @@ static void toy(struct page *page)
                >  {
                > -	%s
                > -	if (page)
                > +	reclaim_sp(page);

                %s

                >  	return;
                >  }
                """.formatted(title, author, title, code, title);
    }
}
