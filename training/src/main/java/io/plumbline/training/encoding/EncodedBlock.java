package io.plumbline.training.encoding;

import io.plumbline.engine.model.EncodedColumn;
import io.plumbline.engine.model.Transform;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.training.fit.ColumnBlock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns of an encoding that are read as one: a column of numbers, or the indicators of one feature, of which at most
 * one is 1.
 */
record EncodedBlock(List<EncodedColumn> columns) {

    /** The blocks of an encoding's columns, in their order. */
    static List<EncodedBlock> of(List<EncodedColumn> columns) {
        List<List<EncodedColumn>> blocks = new ArrayList<>();
        for (EncodedColumn column : columns) {
            if (!blocks.isEmpty() && together(blocks.get(blocks.size() - 1).get(0), column)) {
                blocks.get(blocks.size() - 1).add(column);
            } else {
                blocks.add(new ArrayList<>(List.of(column)));
            }
        }
        return blocks.stream().map(EncodedBlock::new).toList();
    }

    private static boolean together(EncodedColumn first, EncodedColumn next) {
        return exclusive(first) && exclusive(next) && first.feature().equals(next.feature());
    }

    private static boolean exclusive(EncodedColumn column) {
        return column.transform() instanceof Transform.Indicator indicator && indicator.exclusive();
    }

    /** The part of a SELECT that reads blocks as {@code b_0}, {@code b_1} and so on. */
    static String select(List<EncodedBlock> blocks) {
        return IntStream.range(0, blocks.size())
                .mapToObj(b -> "    " + blocks.get(b).sql() + " as b_" + b)
                .collect(Collectors.joining(",\n"));
    }

    /** What {@link #select} read. */
    static List<ColumnBlock> blocks(List<EncodedBlock> blocks, Columns read, RowOrder order) {
        return IntStream.range(0, blocks.size())
                .mapToObj(b -> blocks.get(b).block(read, "b_" + b, order))
                .toList();
    }

    private ColumnBlock block(Columns read, String name, RowOrder order) {
        return columns.get(0).transform().indicator()
                ? new ColumnBlock.Levels(columns.size(), order.apply(read.codes(name)))
                : new ColumnBlock.Numbers(order.apply(read.column(name)));
    }

    private String sql() {
        return columns.get(0).transform().indicator() ? code() : columns.get(0).sql();
    }

    /** The number of the indicator that is 1. */
    private String code() {
        String feature = Sql.identifier(columns.get(0).feature());
        boolean levels = columns.stream()
                .map(EncodedColumn::transform)
                .allMatch(transform -> transform instanceof Transform.Level || transform instanceof Transform.Missing);
        return "cast(" + (levels ? ofLevels(feature) : byCase(feature)) + " as usmallint)";
    }

    /** Where the store keeps a dictionary of a column's texts, a list is searched once for each of them. */
    private String ofLevels(String feature) {
        String levels = columns.stream()
                .map(column ->
                        column.transform() instanceof Transform.Level level ? Sql.literal(level.level()) : "null")
                .collect(Collectors.joining(", "));
        int missing = IntStream.range(0, columns.size())
                .filter(k -> columns.get(k).transform() instanceof Transform.Missing)
                .findFirst()
                .orElse(columns.size());
        return "case when " + feature + " is null then " + missing + " else coalesce(list_position([" + levels + "], "
                + feature + ") - 1, " + columns.size() + ") end";
    }

    /** The frequent ones are asked for first. */
    private String byCase(String feature) {
        String cases = IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -columns.get(k).average()))
                .map(k -> "when " + condition(columns.get(k).transform(), feature) + " then " + k)
                .collect(Collectors.joining(" "));
        return "case " + cases + " else " + columns.size() + " end";
    }

    private static String condition(Transform indicator, String feature) {
        return ((Transform.Indicator) indicator).condition(feature);
    }
}
