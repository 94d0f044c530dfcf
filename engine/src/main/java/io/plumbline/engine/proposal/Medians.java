package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.TableProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The numbers that half of the leads reach; where half have the least, those that a quarter or fewer reach. */
record Medians(Scratch rows) {

    /** Columns that are asked in one statement. */
    private static final int BLOCK = 100;

    /** Of each attribute that is a number, as text; empty where all leads have the same. */
    List<String> of(LeadTable leads) {
        List<ColumnRole> numbers = leads.numbers();
        List<String> medians = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += BLOCK) {
            medians.addAll(medians(leads.profile(), numbers.subList(from, Math.min(numbers.size(), from + BLOCK))));
        }
        return medians;
    }

    private List<String> medians(TableProfile table, List<ColumnRole> block) {
        String sql = """
                with value as (
                    select
                        %s
                    from %s
                ),
                least as (
                    select
                        %s
                    from value as v
                ),
                typical as (
                    select
                        %s
                    from value as v
                    cross join least as l
                )
                select
                    %s
                from value as v
                cross join typical as t
                """.formatted(
                        each(block, k -> number(table, block.get(k))),
                        Scratch.relation(table),
                        each(block, k -> "min(v.n%s)".formatted(k)),
                        each(block, k -> TYPICAL.replace("#", Integer.toString(k))),
                        each(block, k -> MEDIAN.replace("#", Integer.toString(k))));
        return rows.store()
                .first(
                        sql,
                        row -> IntStream.range(0, block.size())
                                .mapToObj(k -> row.optionalReal("n" + k))
                                .map(median -> median.isPresent() ? text(median.getAsDouble()) : "")
                                .toList())
                .orElseThrow();
    }

    private static final String TYPICAL = """
            coalesce(
                nullif(quantile_disc(v.n#, 5e-1), max(l.n#)),
                nullif(quantile_disc(v.n#, 75e-2), max(l.n#)),
                min(v.n#) filter (where v.n# > l.n#))""";

    private static final String MEDIAN = """
            case
                when avg(case when v.n# >= t.n# then 1e0 when v.n# is not null then 0e0 end) <= 8e-1 then max(t.n#)
            end""";

    private static String each(List<ColumnRole> block, IntFunction<String> expression) {
        return IntStream.range(0, block.size())
                .mapToObj(k -> expression.apply(k) + " as n" + k)
                .collect(Collectors.joining(",\n"));
    }

    private static String number(TableProfile table, ColumnRole role) {
        String cell = Scratch.cell(role.column());
        String plain = table.csv().decimalComma()
                ? "replace(replace(" + cell + ", '.', ''), ',', '.')"
                : "replace(" + cell + ", ',', '')";
        return "try_cast(" + plain + " as double)";
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.6f", value).replaceAll("0+$", "");
    }
}
