package io.plumbline.engine.model;

import io.plumbline.engine.feature.SetAside;
import io.plumbline.engine.sql.Sql;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How rows of features become rows of numbers: learnt from training rows, without knowing the labels.
 *
 * @param columns  in the order of the model's terms, with unique names
 * @param setAside features and levels that got no column, with the reason
 */
public record Encoding(List<EncodedColumn> columns, List<SetAside> setAside) {
    public Encoding {
        columns = List.copyOf(columns);
        setAside = List.copyOf(setAside);
        List<String> names = columns.stream().map(EncodedColumn::name).toList();
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("Two encoded columns have one name.");
        }
    }

    /** Names of the columns, in order: those of terms. */
    public List<String> names() {
        return columns.stream().map(EncodedColumn::name).toList();
    }

    /**
     * The column's name in SQL: {@code x_1} for the first. Levels may differ by case alone, which SQL names cannot.
     *
     * @param index counted from 0
     */
    public static String sqlName(int index) {
        return "x_" + (index + 1);
    }

    /** The part of a SELECT that encodes a table of features: {@code ... as x_1, ... as x_2}, each on a line. */
    public String select() {
        return select(columns);
    }

    static String select(List<EncodedColumn> columns) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> "    " + columns.get(i).sql() + " as " + Sql.identifier(sqlName(i)))
                .collect(Collectors.joining(",\n"));
    }
}
