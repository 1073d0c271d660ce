package dev.patchtwin.report.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchtwin.check.ConformRun;
import dev.patchtwin.check.DeclaredUse;
import dev.patchtwin.check.Finding;
import dev.patchtwin.check.Verdict;
import dev.patchtwin.report.ConformSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
    private static final int SEED = 20_260_202;

    private static String reply(
            Verdict verdict, List<Finding> findings, List<DeclaredUse> declared, String reason, ConformRun conform) {
        return Reply.of(ReplySamples.dossier(
                ReplySamples.patch(), verdict, findings, declared, List.of(reason), Optional.of(conform)));
    }

    private static String body(String reply) {
        return reply.substring(reply.indexOf("\n\n") + 2);
    }

    @Test
    void aWholeReplyLooksLikeThis() {
        String reply = Reply.of(ReplySamples.dossier(
                ReplySamples.patch(),
                Verdict.NO_DIFFERENCE_FOUND,
                List.of(),
                List.of(ReplySamples.quietLeak()),
                List.of(),
                Optional.empty()));
        assertThat(reply).isEqualTo("""
                Subject: Re: [PATCH v2 1/3] mm: toy: Leak quietly
                In-Reply-To: <20260202-1@example.org>
                References: <20260202-1@example.org>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: 8bit

                I ran the code before and after this patch as models, side by side, with
                the same operations and the same failures. In 2,000,000 random
                operations, they did the same, but for one difference that I expected;
                it is below, at the lines that it comes from.

                All of this is a bounded search of models and no proof: larger setups,
                more failures and what the models leave out are not covered.

                On Mon, 2 Feb 2026 10:00:00 +0000, A Developer wrote:
                > [...]
                > diff --git a/mm/toy.c b/mm/toy.c
                > index 1111111..2222222 100644
                > --- a/mm/toy.c
                > +++ b/mm/toy.c
                > @@ -10,10 +10,8 @@ static int toy_map(struct toy *toy)
                >  }
                >
                >  static void toy_reclaim(struct toy *toy)
                >  {
                > -	int ret = toy_call(toy);
                > -
                > -	if (WARN_ON_ONCE(ret))
                > +	if (toy_call(toy))

                Before, toy_reclaim() warned about each page that it leaked. After,
                nothing is said about it.

                  1-2  map page=0, map page=1
                  3    unmap page=0
                         reclaim page0 -> busy
                         before: splat toy_reclaim
                         after:  (nothing)

                To run it again, with Patchtwin:

                  ./patchtwin check toy --seed 1 --operations 2000000
                """);
    }

    @Test
    void whenThereIsNothingToSayTheReplyQuotesNothing() {
        String body = body(Reply.of(ReplySamples.dossier(
                ReplySamples.patch(), Verdict.NO_DIFFERENCE_FOUND, List.of(), List.of(), List.of(), Optional.empty())));
        assertThat(body)
                .contains("In 2,000,000 random\noperations, they did the same.\n", "no proof")
                .doesNotContain("wrote:", "> ", "below", "-by:")
                .hasSizeLessThan(600);
    }

    @Test
    void whatWasFoundStandsAtItsFunctionBeforeWhatWasExpected() {
        String body = body(Reply.of(ReplySamples.dossier(
                ReplySamples.patch(),
                Verdict.DIFFERENT,
                List.of(ReplySamples.finding()),
                List.of(ReplySamples.quietLeak()),
                List.of(),
                Optional.empty())));
        assertThat(body)
                .contains(
                        "They do not do the same: one\ndifference came out; it is below",
                        "One\nmore I expected; it is below, too.",
                        "I compared them in 2,000,000 random operations.",
                        "> +\tif (toy_call(toy))\n\nThis makes a difference in warnings (splats):\n\n  1-2  map",
                        "(nothing)\n\nBefore, toy_reclaim() warned",
                        "What was not looked at\nmay differ, too");
    }

    @ParameterizedTest
    @CsvSource({
        "INCONCLUSIVE, This does not tell yet whether the patch makes a difference. Why.",
        "STALE_CONTRACT, 'I expected something of this patch that did not come, so what I expected was wrong. Why.'",
        "STALE_GOLDEN, 'Please do not count on this yet: my models do not do any more what they did when I recorded it. Why.'",
        "UNFAITHFUL, 'This says nothing about the patch: I compiled its C and ran it beside my models of it'"
    })
    void aRunThatSaysNothingAboutThePatchSaysSoFirst(Verdict verdict, String first) {
        String body = body(reply(verdict, List.of(), List.of(), "Why.", ConformSamples.fitting()));
        assertThat(body.replace('\n', ' ')).startsWith(first);
    }

    @Test
    void modelsThatDoNotFitAreAllThatIsSaid() {
        String body = body(reply(
                Verdict.UNFAITHFUL,
                List.of(ReplySamples.finding()),
                List.of(ReplySamples.quietLeak()),
                "Reason.",
                ConformSamples.drifted()));
        assertThat(body)
                .contains(
                        "until that is mended nothing else counts",
                        "The C after the patch does what the C before it does not.",
                        "  In the last step, the C before does\n    free_spt:12 reclaim (1) -> -5\n")
                .doesNotContain("they did the same", "that I expected", "never ran", "This makes a difference");
    }

    @Test
    void aFindingThatTheCShowsTooIsNotToldTwice() {
        String body = body(reply(
                Verdict.DIFFERENT, List.of(ReplySamples.finding()), List.of(), "Reason.", ConformSamples.ofThePatch()));
        assertThat(body)
                .containsOnlyOnce("unmap page=0")
                .contains("The C of this patch shows that, too, when it is compiled and run.");
        assertThat(body(reply(Verdict.DIFFERENT, List.of(), List.of(), "Reason.", ConformSamples.ofThePatch())))
                .doesNotContain("shows that, too")
                .contains("The C after the patch does what the C before it does not.");
    }

    @Test
    void theCThatDiedIsToldAtTheFunctionInWhichItDied() {
        String body = body(reply(Verdict.UNFAITHFUL, List.of(), List.of(), "Reason.", ConformSamples.dead()));
        assertThat(body.replace('\n', ' '))
                .contains(
                        "The C after this patch dies when it is run",
                        "It was in toy_free mm/toy.c:12, called from main");
    }

    @Test
    void whatBothSidesBreakIsNoFaultOfThePatch() {
        Finding broken = ReplySamples.finding(Finding.Kind.BROKEN_INVARIANT, ReplySamples.STEPS, List.of());
        String body = body(Reply.of(ReplySamples.dossier(
                ReplySamples.patch(), Verdict.UNSAFE, List.of(broken), List.of(), List.of(), Optional.empty())));
        assertThat(body.replace('\n', ' '))
                .contains(
                        "they did the same. Both break an invariant that must always hold, which is no fault of this patch; see"
                                + " below.",
                        "Here before and after do the same, and break an invariant, in warnings (splats):");
    }

    @Test
    void aHostileMailSteersNothing() {
        String mail = ReplySamples.HEAD
                        .replace("quietly", "=?utf-8?q?a=0D=0ABcc:_x@example.org?=")
                        .replace("A Developer", "A \u202eDeveloper \u001b[2J")
                + ReplySamples.DIFF.replace("if (WARN_ON_ONCE(ret))", "if (WARN_ON_ONCE(ret)) /* \u001b[31m\u202e */");
        DeclaredUse use =
                ReplySamples.declared("x", "\u001b[2J in toy_reclaim()\r\nBcc: x@example.org", "splat toy_reclaim");
        String reply = Reply.of(ReplySamples.dossier(
                ReplySamples.patch(mail),
                Verdict.NO_DIFFERENCE_FOUND,
                List.of(),
                List.of(use),
                List.of(),
                Optional.empty()));
        assertThat(reply.substring(0, reply.indexOf("\n\n")).lines()).hasSize(6).noneMatch(l -> l.startsWith("Bcc"));
        assertThat(reply.codePoints().filter(c -> c != '\n' && c != '\t'))
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    @Test
    void aLineThatIsLongerThanAMailMayHaveIsCut() {
        String mail = ReplySamples.HEAD
                + ReplySamples.DIFF.replace(
                        "WARN_ON_ONCE(ret)", "WARN_ON_ONCE(ret) \ud83d\udc27" + "\ud83d\udc27".repeat(400));
        String reply = Reply.of(ReplySamples.dossier(
                ReplySamples.patch(mail),
                Verdict.NO_DIFFERENCE_FOUND,
                List.of(),
                List.of(ReplySamples.quietLeak()),
                List.of(),
                Optional.empty()));
        assertThat(reply.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 998);
        assertThat(reply.lines().filter(line -> line.endsWith(" [...]"))).hasSize(2);
        assertThat(reply).doesNotContain("?");
    }

    /** Whatever a contract says, nobody takes it for the beginning of a mail or for something that is quoted. */
    @Test
    void proseNeverLooksLikeSomethingElse() {
        Random random = new Random(SEED);
        List<String> words = List.of("From", ">", ">quoted", "a", "longer", "words", "toy_reclaim()", "x".repeat(90));
        for (int i = 0; i < 300; i++) {
            StringBuilder reason = new StringBuilder(words.get(random.nextInt(words.size())));
            for (int n = random.nextInt(60); n > 0; n--) {
                reason.append(' ').append(words.get(random.nextInt(words.size())));
            }
            String body = body(Reply.of(ReplySamples.dossier(
                    ReplySamples.patch(),
                    Verdict.NO_DIFFERENCE_FOUND,
                    List.of(),
                    List.of(ReplySamples.declared("x", reason.toString(), "splat toy_reclaim")),
                    List.of(),
                    Optional.empty())));
            String answer = body.substring(body.indexOf("> +\tif (toy_call(toy))\n\n") + 24);
            assertThat(answer.lines())
                    .as("case %d of seed %d", i, SEED)
                    .noneMatch(line -> line.startsWith("From ") || line.startsWith(">"))
                    .allMatch(line -> line.length() <= 73);
        }
    }
}
