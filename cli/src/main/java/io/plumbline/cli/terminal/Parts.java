package io.plumbline.cli.terminal;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What a stage is at. One thread tells, another asks. */
public final class Parts {
    private record Part(String name, Supplier<OptionalDouble> done) {}

    private volatile Part now = new Part("", OptionalDouble::empty);

    Parts() {}

    /**
     * A part begins.
     *
     * @param name for people
     * @param done how much of it is done, 0 to 1, where that can be told; asked by another thread
     */
    public void begin(String name, Supplier<OptionalDouble> done) {
        now = new Part(Printable.line(name), done);
    }

    /** The part and its percentage; empty before the first one. */
    String text() {
        Part part = now;
        OptionalDouble done = part.done().get();
        return done.isPresent()
                ? part.name() + String.format(Locale.ROOT, " %.0f %%", 100 * Math.min(1, done.getAsDouble()))
                : part.name();
    }
}
