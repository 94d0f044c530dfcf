package io.plumbline.engine.feature;

import io.plumbline.engine.sql.Sql;
import java.util.List;

/** A number where a category has one level, 0 where it has another or is missing; missing where the number is, of that level. */
public record NumberWithin(String name, Feature number, Feature category, String level) implements CombinedFeature {

    @Override
    public List<Feature> operands() {
        return List.of(number, category);
    }

    @Override
    public String description() {
        return "'" + number.name() + "' where '" + category.name() + "' is " + level;
    }

    @Override
    public Shape shape() {
        return number.shape();
    }

    @Override
    public boolean alwaysPresent() {
        return number.alwaysPresent();
    }

    @Override
    public String sql(List<String> values) {
        return "case when (" + values.get(1) + ") = " + Sql.literal(level) + " then " + values.get(0) + " else 0e0 end";
    }
}
