package dev.patchtwin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** No document shows a command, or an option, that the program does not have. */
class ShownCommandsTest {
    /** What stands before a command on its line: nothing, a word of a report, or another command. */
    private static final Pattern BEFORE = Pattern.compile("^Again: |^.* (\\||&&) (?=(\\./)?patchtwin )");

    private static final Pattern AFTER = Pattern.compile("\\s+(#|\\||&&|>).*$");
    private static final CommandLine COMMAND_LINE = CommandLines.ofTheProgram();

    private static final Pattern PROGRAM = Pattern.compile("^(\\./)?patchtwin ");

    /** This one is made from the commands themselves, and shows their options as a synopsis. */
    private static final Path MADE = Path.of("docs/reference.md");

    @Test
    void everyCommandInABlockCanBeParsed() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (Path document : LinksTest.documents()) {
            if (document.equals(MADE)) {
                continue;
            }
            DocBlocks.of(document).blocks().stream()
                    .flatMap(block -> block.text().lines())
                    .flatMap(line -> commands(line).stream())
                    .forEach(command -> {
                        commands.add(command);
                        problem(command)
                                .ifPresent(why -> wrong.add(document + ": " + command + ": " + why.getMessage()));
                    });
        }
        assertThat(wrong).isEmpty();
        assertThat(commands).hasSizeGreaterThan(60);
    }

    /** In the middle of a sentence, a command may go without what it needs. */
    @Test
    void everyCommandInASentenceHasOnlyOptionsThatThereAre() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        Parser parser =
                Parser.builder().extensions(List.of(TablesExtension.create())).build();
        for (Path document : LinksTest.documents()) {
            parser.parse(Files.readString(document)).accept(new AbstractVisitor() {
                @Override
                public void visit(Code code) {
                    commands.addAll(commands(code.getLiteral()));
                }
            });
        }
        for (String command : commands) {
            problem(command)
                    .filter(why -> !(why instanceof MissingParameterException))
                    .ifPresent(why -> wrong.add(command + ": " + why.getMessage()));
        }
        assertThat(wrong).isEmpty();
        assertThat(commands).hasSizeGreaterThan(20);
    }

    /** Returns the commands of Patchtwin on a line, without the program and without what a shell would read. */
    private static List<String> commands(String line) {
        List<String> commands = new ArrayList<>();
        String rest = line.strip();
        while (PROGRAM.matcher(rest).find() || BEFORE.matcher(rest).find()) {
            String last = BEFORE.matcher(rest).replaceFirst("");
            if (!PROGRAM.matcher(last).find()) {
                break;
            }
            commands.add(AFTER.matcher(PROGRAM.matcher(last).replaceFirst("")).replaceFirst(""));
            rest = rest.substring(0, rest.length() - last.length())
                    .replaceFirst("(\\||&&) $", "")
                    .strip();
        }
        return commands;
    }

    /** Returns what is wrong with a command. Brackets say that something may be left out, dots that it may be repeated. */
    private static Optional<ParameterException> problem(String command) {
        String plain = command.replaceAll("[\\[\\]]|\\.\\.\\.", "").replaceAll("(--[a-z-]+[= ])N\\b", "$11");
        try {
            COMMAND_LINE.parseArgs(plain.strip().split(" +", -1));
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(e);
        }
    }

    @Test
    void whatIsNotThereIsSeen() {
        assertThat(problem("check --nowhere")).isPresent();
        assertThat(problem("chekc")).isPresent();
        assertThat(commands("./patchtwin check --html x && ./patchtwin view # words"))
                .containsExactly("view", "check --html x");
        assertThat(commands("b4 am -o - MSGID | ./patchtwin patch apply - --tree ~/linux  # words"))
                .containsExactly("patch apply - --tree ~/linux");
        assertThat(commands("patchtwin: error: a command is missing")).isEmpty();
    }
}
