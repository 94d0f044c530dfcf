package io.plumbline.training.encoding;

import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.Shape;
import io.plumbline.engine.model.Transform;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The levels of a category, or the elements of a list, that get a column.
 *
 * @param kept    rows by level, in alphabetical order
 * @param left    levels without a column
 * @param present rows with a value
 */
record Levels(Map<Transform, Long> kept, int left, long present) {

    static Levels read(Store store, FeatureRows rows, Feature feature, EncodingOptions options) {
        boolean list = feature.shape() == Shape.LIST;
        List<Level> all = list ? elements(store, rows, feature) : texts(store, rows, feature);
        Map<Transform, Long> kept = new LinkedHashMap<>();
        all.stream()
                .limit(options.maxLevels())
                .filter(level -> level.rows() >= options.minLevelRows())
                .sorted((a, b) -> a.text().compareTo(b.text()))
                .forEach(level -> kept.put(
                        list ? new Transform.Element(level.text()) : new Transform.Level(level.text()), level.rows()));
        long present = list
                ? store.number(rows.unordered("count(" + Sql.identifier(feature.name()) + ")"))
                        .orElseThrow()
                : all.stream().mapToLong(Level::rows).sum();
        return new Levels(Collections.unmodifiableMap(kept), all.size() - kept.size(), present);
    }

    /** Most frequent first; ties by the text. */
    private static List<Level> texts(Store store, FeatureRows rows, Feature feature) {
        return counted(store, rows.unordered(Sql.identifier(feature.name()) + " as level"), "");
    }

    private static List<Level> elements(Store store, FeatureRows rows, Feature feature) {
        String element = "unnest(string_split(" + Sql.identifier(feature.name()) + ", ';')) as level";
        return counted(store, rows.unordered(element), "\n    and v.level <> ''");
    }

    private static List<Level> counted(Store store, String levels, String more) {
        String sql = """
                select
                    v.level as level,
                    count(*) as row_count
                from (
                %s) as v
                where v.level is not null%s
                group by v.level
                order by row_count desc, v.level""".formatted(levels.indent(4), more);
        return store.rows(sql, row -> new Level(row.text("level"), row.number("row_count")));
    }

    private record Level(String text, long rows) {}
}
