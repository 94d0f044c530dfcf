package io.plumbline.engine.lint;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.Value;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Asks the statements that score which values meet a comparison, so that both can never disagree. */
record Truths(Store store) {

    /** Whether some value meets all comparisons of one column; true where that cannot be told. */
    boolean canAllHold(ValueType type, List<Comparison> comparisons) {
        if (comparisons.size() < 2) {
            return true;
        }
        return Witnesses.ofAll(type, comparisons)
                .map(witnesses -> {
                    List<BitSet> met = met(type, witnesses, comparisons);
                    BitSet all = met.get(0);
                    met.forEach(all::and);
                    return !all.isEmpty();
                })
                .orElse(true);
    }

    /**
     * Which witnesses meet each comparison.
     *
     * @return a set per comparison, of positions among the witnesses
     */
    List<BitSet> met(ValueType type, Witnesses witnesses, Collection<Comparison> comparisons) {
        String rows = witnesses.values().stream()
                .map(value -> "(" + value.map(Truths::raw).orElse("null") + ")")
                .collect(Collectors.joining(", "));
        // One text for all comparisons: a column each is found by its name anew in every row.
        String marks = comparisons.stream()
                .map(comparison -> "case when " + comparison.sql("w.value") + " then '1' else '0' end")
                .collect(Collectors.joining(",\n    "));
        List<BitSet> met = comparisons.stream().map(comparison -> new BitSet()).toList();
        AtomicInteger witness = new AtomicInteger();
        store.each(
                "with w as (select cast(v.value as %s) as value from (values %s) as v (value)) select concat(%s) as marks\nfrom w"
                        .formatted(type.column(), rows, marks),
                row -> {
                    String each = row.text("marks");
                    int position = witness.getAndIncrement();
                    for (int i = 0; i < met.size(); i++) {
                        met.get(i).set(position, each.charAt(i) == '1');
                    }
                });
        return met;
    }

    private static String raw(Value value) {
        return value instanceof Value.Text text ? Sql.literal(text.text()) : value.sql();
    }
}
