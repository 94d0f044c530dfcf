package io.plumbline.datasets.b2b;

import java.io.IOException;

/** Where the market reports what happens, a week at a time and in no order within the week. */
interface Log {

    void event(Event event);

    void step(Step step);

    /** Everything of the week has been reported. */
    void endWeek() throws IOException;

    /** A log that keeps nothing. */
    static Log none() {
        return new Log() {
            @Override
            public void event(Event event) {}

            @Override
            public void step(Step step) {}

            @Override
            public void endWeek() {}
        };
    }
}
