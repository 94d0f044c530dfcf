package io.plumbline.cli.run;

import io.plumbline.cli.terminal.Parts;
import io.plumbline.engine.ingest.ImportProgress;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Tells a terminal which file an import reads, and how much of it is read. */
public record ToldImport(Parts parts) implements ImportProgress {

    @Override
    public void file(String name, int number, int of, Supplier<OptionalDouble> done) {
        parts.begin(of == 1 ? name : name + " (" + number + " of " + of + ")", done);
    }

    @Override
    public void storing(String source, Supplier<OptionalDouble> done) {
        parts.begin("storing " + source, done);
    }
}
