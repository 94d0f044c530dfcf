package io.plumbline.engine.proposal;

import io.plumbline.engine.profile.TableProfile;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The numbers that half of the leads reach; where half have the least, those that a quarter or fewer reach. */
record Medians(Scratch rows) {

    /** Of each attribute that is a number, as text; empty where all leads have the same. */
    List<String> of(LeadTable leads) {
        return leads.numbers().stream()
                .map(role -> median(leads.profile(), role))
                .toList();
    }

    private String median(TableProfile table, ColumnRole role) {
        String cell = Scratch.cell(role.column());
        String number = table.csv().decimalComma()
                ? "replace(replace(" + cell + ", '.', ''), ',', '.')"
                : "replace(" + cell + ", ',', '')";
        OptionalDouble median = rows.store()
                .first("""
                        with value as (select try_cast(%s as double) as n from %s),
                        least as (select min(n) as n from value),
                        typical as (
                            select
                                coalesce(
                                    nullif(quantile_disc(v.n, 5e-1), max(l.n)),
                                    nullif(quantile_disc(v.n, 75e-2), max(l.n)),
                                    min(v.n) filter (where v.n > l.n)) as n
                            from value as v, least as l
                            where v.n is not null
                        )
                        select case when avg(case when v.n >= t.n then 1e0 else 0e0 end) <= 8e-1 then max(t.n) end as typical
                        from value as v, typical as t
                        where v.n is not null
                        """.formatted(number, Scratch.relation(table)), row -> row.optionalReal("typical"))
                .orElse(OptionalDouble.empty());
        return median.isPresent() ? text(median.getAsDouble()) : "";
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.6f", value).replaceAll("0+$", "");
    }
}
