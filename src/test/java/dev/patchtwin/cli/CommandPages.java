package dev.patchtwin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands as Markdown: what the program itself says in its help, as far as it knows it as a model. */
final class CommandPages {
    private final StringBuilder text = new StringBuilder();
    private final CommandLine root;
    private final List<OptionSpec> common;

    private CommandPages(CommandLine root) {
        this.root = root;
        common = options(root.getCommandSpec());
    }

    static String of(CommandLine root) {
        CommandPages pages = new CommandPages(root);
        pages.exitCodes();
        pages.common();
        for (CommandLine command : root.getSubcommands().values()) {
            pages.command(command);
        }
        return pages.text.toString();
    }

    private void exitCodes() {
        text.append("## Exit codes\n\n| code | meaning |\n| --- | --- |\n");
        codes(root);
        text.append("\nA command that lists codes of its own means these in its own way.\n");
    }

    private void codes(CommandLine command) {
        Map<String, String> codes = command.getCommandSpec().usageMessage().exitCodeList();
        codes.forEach((code, meaning) -> row(code.strip(), meaning));
    }

    private void common() {
        text.append("\n## Options of every command\n\n| option | meaning |\n| --- | --- |\n");
        common.forEach(this::option);
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        text.append("\n## ")
                .append(spec.qualifiedName().replaceFirst("^patchtwin ", ""))
                .append("\n\n");
        text.append("```\n").append(synopsis(command)).append("```\n\n");
        text.append(String.join(" ", spec.usageMessage().description()).strip()).append('\n');
        arguments(spec);
        if (!spec.usageMessage()
                        .exitCodeList()
                        .equals(root.getCommandSpec().usageMessage().exitCodeList())
                && !spec.usageMessage().exitCodeList().isEmpty()) {
            text.append("\n| exit code | meaning |\n| --- | --- |\n");
            codes(command);
        }
        command.getSubcommands().values().forEach(this::command);
    }

    /** Returns the synopsis as the help has it, without the options that all commands have. */
    private static String synopsis(CommandLine command) {
        Help help = new Help(command.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF));
        return help.synopsis(0);
    }

    private void arguments(CommandSpec spec) {
        List<ArgSpec> all = new ArrayList<>(spec.positionalParameters());
        options(spec).stream().filter(option -> !isCommon(option)).forEach(all::add);
        if (!all.isEmpty()) {
            text.append("\n| argument | meaning |\n| --- | --- |\n");
        }
        for (ArgSpec one : all) {
            if (one instanceof OptionSpec option) {
                option(option);
            } else {
                row("`" + one.paramLabel() + "`", String.join(" ", one.description()));
            }
        }
    }

    private boolean isCommon(OptionSpec option) {
        return common.stream().anyMatch(one -> one.longestName().equals(option.longestName()));
    }

    private static List<OptionSpec> options(CommandSpec spec) {
        return spec.options().stream().filter(option -> !option.hidden()).toList();
    }

    private void option(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        String names = String.join(
                ", ",
                Stream.of(option.names()).map(name -> "`" + name + value + "`").toList());
        row(names, String.join(" ", option.description()));
    }

    private void row(String left, String right) {
        String meaning =
                right.replace("%n", " ").replace("|", "\\|").replace("*", "\\*").replace("<", "\\<");
        text.append("| ")
                .append(left.replace("|", "\\|"))
                .append(" | ")
                .append(meaning.strip())
                .append(" |\n");
    }
}
