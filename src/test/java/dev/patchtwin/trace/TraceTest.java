package dev.patchtwin.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchtwin.model.Channel;
import dev.patchtwin.model.Operation;
import dev.patchtwin.model.Parameter;
import dev.patchtwin.model.Question;
import dev.patchtwin.model.Trace;
import dev.patchtwin.model.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTest {
    private static final List<Parameter> PARAMETERS =
            List.of(new Parameter("gfns", 2, 1, 8, "guest pages"), new Parameter("vcpus", 1, 1, 4, "vCPUs"));
    private static final Vocabulary VOCABULARY = vocabulary("busy");
    private static final String HEAD = "# patchtwin trace 1\nbundle toy\nworld gfns=3 vcpus=1\n";

    private static Vocabulary vocabulary(String secondAnswer) {
        return new Vocabulary(
                List.of(new Operation(0, "create-vm"), new Operation(1, "map gfn=0"), new Operation(2, "map gfn=1")),
                List.of(
                        new Question(0, "TDH.RECLAIM", List.of("ok", secondAnswer, "error")),
                        new Question(1, "alloc", List.of("ok", "ENOMEM"))),
                List.of("-", "sept@gfn0/l1", "sept@gfn1/l1"),
                List.of(new Channel(0, "pages", Channel.Kind.STATE, Channel.Order.PER_SUBJECT, "pages")),
                List.of(),
                List.of());
    }

    private static Trace read(String text) throws TraceException {
        TraceHeader header = TraceHeader.read("t.trace", text);
        return TraceReader.read(header, header.world(PARAMETERS), VOCABULARY).trace();
    }

    private static String print(Trace trace) {
        return TraceWriter.print(trace, Optional.empty(), VOCABULARY);
    }

    @Test
    void aTraceIsReadAsItStands() throws TraceException {
        Trace trace = read(HEAD + """
                create-vm

                # a comment
                answer TDH.RECLAIM sept@gfn1/l1 attempt=2 -> error
                answer   alloc  -  attempt=1  ->  ENOMEM
                  map  gfn=1
                """);
        Question reclaim = VOCABULARY.questions().get(0);
        Question alloc = VOCABULARY.questions().get(1);
        assertThat(trace)
                .isEqualTo(new Trace(
                        "toy",
                        Map.of("gfns", 3, "vcpus", 1),
                        List.of(
                                new Trace.Step(VOCABULARY.operations().get(0), List.of()),
                                new Trace.Step(
                                        VOCABULARY.operations().get(2),
                                        List.of(
                                                new Trace.Answer(reclaim, 2, 2, 2),
                                                new Trace.Answer(alloc, 0, 1, 1))))));
    }

    @Test
    void everyStepKnowsItsLine() throws TraceException {
        TraceHeader header =
                TraceHeader.read("t.trace", HEAD + "create-vm\n\nanswer alloc - attempt=1 -> ENOMEM\nmap gfn=0\n");
        assertThat(TraceReader.read(header, header.world(PARAMETERS), VOCABULARY)
                        .lines())
                .containsExactly(4, 7);
    }

    @Test
    void aTraceWithoutEndWasReadForMinutes() {
        assertThatThrownBy(() -> read(HEAD + "create-vm\n".repeat(TraceReader.MOST_OPERATIONS + 1)))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("t.trace:200004: error: no more than 200000 operations of a trace are read");
        StringBuilder answers = new StringBuilder(HEAD);
        for (int i = 1; i <= TraceReader.MOST_ANSWERS + 1; i++) {
            answers.append("answer alloc - attempt=").append(i).append(" -> ENOMEM\n");
        }
        assertThatThrownBy(() -> read(answers + "create-vm\n"))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining(": error: no more than 4096 answers to an operation are read");
    }

    @Test
    void aParameterThatIsNotGivenHasItsStandardValue() throws TraceException {
        assertThat(read("# patchtwin trace 1\nbundle toy\nworld\n").world()).isEqualTo(Map.of("gfns", 2, "vcpus", 1));
    }

    @Test
    void aTraceWithWindowsLineEndsIsTheSame() throws TraceException {
        String text = HEAD + "create-vm\nmap gfn=0\n";
        assertThat(read(text.replace("\n", "\r\n"))).isEqualTo(read(text));
    }

    @Test
    void printingAndReadingAgainGivesTheSameTraceAndTheSameBytes() throws TraceException {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            Trace trace = randomTrace(random);
            String text = print(trace);
            assertThat(read(text)).isEqualTo(trace);
            assertThat(print(read(text))).isEqualTo(text);
        }
    }

    private static Trace randomTrace(SplittableRandom random) {
        List<Trace.Step> steps = new ArrayList<>();
        for (int s = random.nextInt(8); s > 0; s--) {
            Map<List<Integer>, Trace.Answer> answers = new LinkedHashMap<>();
            for (int a = random.nextInt(4); a > 0; a--) {
                Question question = VOCABULARY.questions().get(random.nextInt(2));
                int subject = random.nextInt(3);
                int attempt = 1 + random.nextInt(3);
                int answer = 1 + random.nextInt(question.answers().size() - 1);
                answers.put(
                        List.of(question.id(), subject, attempt), new Trace.Answer(question, subject, attempt, answer));
            }
            steps.add(new Trace.Step(VOCABULARY.operations().get(random.nextInt(3)), List.copyOf(answers.values())));
        }
        return new Trace("toy", Map.of("gfns", 1 + random.nextInt(8), "vcpus", 1), steps);
    }

    /** Each row: the lines below the world, which line is wrong, and what the error says. */
    @ParameterizedTest(name = "line {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            create-vn                                              | 4 | unknown operation 'create-vn'; did you mean 'create-vm'?
            zap                                                    | 4 | unknown operation 'zap'
            map gfn=7                                              | 4 | unknown operation 'map gfn=7'; did you mean 'map gfn=0' or 'map gfn=1'?
            answer TDH.RECLAM - attempt=1 -> error;map gfn=0       | 4 | unknown question 'TDH.RECLAM'; did you mean 'TDH.RECLAIM'?
            answer alloc sept@gfn0/l2 attempt=1 -> ENOMEM          | 4 | unknown subject 'sept@gfn0/l2'; did you mean 'sept@gfn0/l1' or 'sept@gfn1/l1'?
            answer alloc - attempt=0 -> ENOMEM;map gfn=0           | 4 | attempt=0 is no count; attempts count from 1
            answer alloc - attempt=x -> ENOMEM;map gfn=0           | 4 | attempt=x is no count; attempts count from 1
            answer alloc - attempt=1 -> EBUSY;map gfn=0            | 4 | 'EBUSY' is no answer to alloc; its answers are ok, ENOMEM
            answer alloc - attempt=1 -> ok;map gfn=0               | 4 | 'ok' is what alloc answers by itself; leave this line out
            answer alloc - attempt=1;map gfn=0                     | 4 | 'answer alloc - attempt=1' is not of the form: answer QUESTION SUBJECT attempt=N -> ANSWER
            create-vm;answer alloc - attempt=1 -> ENOMEM           | 5 | this answer belongs to no operation; answers stand before theirs, and none follows
            answer alloc - attempt=1 -> ENOMEM;answer alloc - attempt=1 -> ENOMEM;map gfn=0 | 5 | attempt 1 of alloc about - is answered twice for the same operation; remove one of the two lines
            """)
    void whatIsNotKnownIsRefusedWithItsPlace(String body, int line, String message) {
        assertThatThrownBy(() -> read(HEAD + body.replace(';', '\n') + "\n"))
                .isInstanceOf(TraceException.class)
                .hasMessage("t.trace:" + line + ": error: " + message);
    }

    /** Each row: the whole text, which line is wrong, and what the error says. */
    @ParameterizedTest(name = "line {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                           | 1 | not a trace: the first line of one is '# patchtwin trace 1'
            bundle toy;world                                             | 1 | not a trace: the first line of one is '# patchtwin trace 1'
            # patchtwin trace 2;bundle toy;world                         | 1 | version 2 of the trace format is unknown; this program reads version 1
            # patchtwin trace 1                                          | 2 | 'bundle ID' must come first, with the id of a folder under patches/
            # patchtwin trace 1;;world                                   | 3 | 'bundle ID' must come first, with the id of a folder under patches/
            # patchtwin trace 1;bundle ../toy;world                      | 2 | 'bundle ID' must come first, with the id of a folder under patches/
            # patchtwin trace 1;bundle toy;create-vm                     | 3 | 'world NAME=VALUE ...' must come next; 'world' alone is the standard one
            # patchtwin trace 1;bundle toy;world gfns                    | 3 | 'gfns' is not of the form NAME=NUMBER
            # patchtwin trace 1;bundle toy;world gfns=two                | 3 | 'gfns=two' is not of the form NAME=NUMBER
            # patchtwin trace 1;bundle toy;world gfns=1 gfns=2           | 3 | parameter 'gfns' is given twice
            # patchtwin trace 1;bundle toy;world gfms=1                  | 3 | unknown parameter 'gfms'; did you mean 'gfns'?
            # patchtwin trace 1;bundle toy;world gfns=9                  | 3 | gfns=9 is out of range; it goes from 1 to 8
            # patchtwin trace 1;bundle toy;world gfns=0                  | 3 | gfns=0 is out of range; it goes from 1 to 8
            """)
    void aBrokenHeaderIsRefusedWithItsPlace(String text, int line, String message) {
        assertThatThrownBy(() -> read(text.replace(';', '\n')))
                .isInstanceOf(TraceException.class)
                .hasMessage("t.trace:" + line + ": error: " + message);
    }

    @Test
    void aTraceIsPinnedToWhatItsWordsMean() throws TraceException {
        String then = VocabularyDigest.of("toy", List.of("a", "b"), VOCABULARY);
        String now = VocabularyDigest.of("toy", List.of("a", "b"), vocabulary("taken"));
        assertThat(then).matches("[0-9a-f]{12}").isNotEqualTo(now);
        String text = TraceWriter.print(read(HEAD), Optional.of(then), VOCABULARY);
        TraceHeader.read("t.trace", text).requireDigest(then);
        assertThatThrownBy(() -> TraceHeader.read("t.trace", text).requireDigest(now))
                .isInstanceOf(TraceException.class)
                .hasMessage("t.trace:2: error: written for another version of bundle toy (digest " + then + ", now "
                        + now + "); record it again, or remove the digest to replay it all the same");
    }

    @Test
    void theDigestCoversTheNamesOfTheModels() {
        assertThat(VocabularyDigest.of("toy", List.of("a", "b"), VOCABULARY))
                .isNotEqualTo(VocabularyDigest.of("toy", List.of("a", "c"), VOCABULARY))
                .isNotEqualTo(VocabularyDigest.of("other", List.of("a", "b"), VOCABULARY));
    }

    @Test
    void anOperationNamedLikeAnotherLineIsNotPrinted() {
        Trace trace = new Trace("toy", Map.of(), List.of(new Trace.Step(new Operation(0, "world gfns=2"), List.of())));
        assertThatThrownBy(() -> print(trace))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an operation cannot be named 'world'");
    }
}
