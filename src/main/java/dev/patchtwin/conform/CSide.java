package dev.patchtwin.conform;

import dev.patchtwin.conform.box.Compilation;
import dev.patchtwin.conform.box.Message;
import dev.patchtwin.conform.cut.Cut;
import dev.patchtwin.conform.cut.Missing;
import dev.patchtwin.conform.cut.MissingShims;
import dev.patchtwin.conform.cut.PieceLine;
import dev.patchtwin.conform.cut.Places;
import dev.patchtwin.conform.run.CProgram;
import dev.patchtwin.patch.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The C of one side, compiled. */
record CSide(Cut cut, Places places, CProgram program, List<String> notes) {
    /** @throws WorkshopException when it did not compile; its messages say what the shims lack */
    static CSide of(Half half, Bench bench, Order order) throws WorkshopException {
        Places places = Places.of(half.cut());
        Compilation compilation = bench.compilation();
        CSide side = new CSide(half.cut(), places, new CProgram(bench::start), new ArrayList<>());
        if (!compilation.ok()) {
            throw new WorkshopException(side.errors(half.name(), compilation, order));
        }
        for (Message message : compilation.messages()) {
            if (message.severity() == Message.Severity.WARNING
                    && places.at(message.file(), message.line()).isPresent()) {
                side.notes.add(side.placed(message, order) + ", side " + half.name());
            }
        }
        MissingShims.leftOut(half.cut(), bench.folder(), compilation.included())
                .forEach(piece -> side.notes.add(order.shim() + ": nothing includes " + piece.path() + ", so that "
                        + piece.name() + " (" + half.name() + ") is not run"));
        half.cut().diagnostics().stream().map(Diagnostic::toString).forEach(side.notes::add);
        return side;
    }

    private List<String> errors(String name, Compilation compilation, Order order) {
        List<String> errors = new ArrayList<>();
        List<Message> messages = compilation.errors();
        List<Missing> missing = MissingShims.explain(messages);
        for (Message message : messages) {
            String advice = missing.stream()
                    .filter(m -> m.message().equals(message))
                    .map(m -> "; " + MissingShims.advice(m, cut) + ", in " + order.shim())
                    .findFirst()
                    .orElse("");
            errors.add(placed(message, order) + advice);
        }
        if (errors.isEmpty()) {
            errors.add(order.shim() + ": error: the C " + name + " the patch cannot be compiled: "
                    + compilation.failure());
        }
        return errors;
    }

    /** Returns a message of the compiler, with the line of the mail if it has one. */
    private String placed(Message message, Order order) {
        Optional<PieceLine> line = places.at(message.file(), message.line()).filter(l -> l.mailLine() > 0);
        return line.map(l -> order.mail() + ":" + l.mailLine() + ": ").orElse("") + message;
    }
}
