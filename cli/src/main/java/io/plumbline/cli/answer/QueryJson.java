package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Terminal;
import java.util.function.Consumer;

/** A JSON array of objects, with the types of the columns. */
public record QueryJson() implements QueryForm {

    @Override
    public void write(Query query, Terminal terminal) {
        Lines lines = new Lines(terminal);
        query.eachObject(lines);
        terminal.machineText(lines.held + "]");
    }

    /** Holds each line back until it is known whether another follows. */
    private static final class Lines implements Consumer<String> {
        private final Terminal terminal;
        private String held = "[";
        private boolean begun;

        Lines(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void accept(String object) {
            if (begun) {
                terminal.machineText(held + ",");
                held = " ";
            }
            begun = true;
            held += object;
        }
    }
}
