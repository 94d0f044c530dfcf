package io.plumbline.engine.funnel;

import io.plumbline.engine.sql.Sql;
import java.util.List;

/** The steps of a funnel as rows of SQL: {@code (0, 'created')} and so on. */
final class Positions {
    private Positions() {}

    static String values(List<String> steps) {
        StringBuilder values = new StringBuilder("(0, 'created')");
        for (int i = 0; i < steps.size(); i++) {
            values.append(", (%s, %s)".formatted(i + 1, Sql.literal(steps.get(i))));
        }
        return values.toString();
    }
}
