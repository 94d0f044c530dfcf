package io.plumbline.training.leakage;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often attributes are filled, as known now, for leads that ended and for others of the same month of creation. */
final class FilledShares {
    private FilledShares() {}

    /** By attribute, one for each ending that occurred. */
    static Map<String, List<FillContrast>> of(
            Store store, Map<String, ValueType> attributes, List<Ending> endings, Instant asOf) {
        Map<String, List<FillContrast>> contrasts = new HashMap<>();
        if (attributes.isEmpty()) {
            return contrasts;
        }
        List<String> names = List.copyOf(attributes.keySet());
        List<Cohort> cohorts = store.rows(query(store, attributes, names, asOf), row -> cohort(row, names));
        for (Ending ending : endings) {
            List<Cohort> ended = cohorts.stream()
                    .filter(cohort -> cohort.ending().equals(ending.name()))
                    .toList();
            for (int i = 0; i < names.size() && !ended.isEmpty(); i++) {
                contrasts
                        .computeIfAbsent(names.get(i), name -> new ArrayList<>())
                        .add(contrast(ending, ended, i));
            }
        }
        return contrasts;
    }

    private static FillContrast contrast(Ending ending, List<Cohort> cohorts, int attribute) {
        List<Cohort> both = cohorts.stream()
                .filter(cohort -> cohort.ended() > 0 && cohort.others() > 0)
                .toList();
        StratifiedOdds odds = new StratifiedOdds(Math.max(1, both.size()));
        both.forEach(cohort -> odds.add(
                cohort.ended(), cohort.filledEnded(attribute), cohort.others(), cohort.filledOthers(attribute)));
        return new FillContrast(
                ending,
                cohorts.stream().mapToLong(Cohort::ended).sum(),
                cohorts.stream()
                        .mapToLong(cohort -> cohort.filledEnded(attribute))
                        .sum(),
                cohorts.stream().mapToLong(Cohort::others).sum(),
                cohorts.stream()
                        .mapToLong(cohort -> cohort.filledOthers(attribute))
                        .sum(),
                odds.least());
    }

    private static String query(Store store, Map<String, ValueType> attributes, List<String> names, Instant asOf) {
        Moment moment = Moment.everyLead(asOf);
        SqlPlan known =
                new SqlPlan(List.of(moment.step(), AttributesAsOf.in(store).step(moment, attributes)));
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            String column = "k." + Sql.identifier(names.get(i));
            filled.append(",\n    count(%s) filter (where z.lead_id is not null) as ended_%s".formatted(column, i));
            filled.append(",\n    count(%s) filter (where z.lead_id is null) as others_%s".formatted(column, i));
        }
        return """
                select
                    g.ending as ending,
                    date_trunc('month', k.created_at) as cohort,
                    count(z.lead_id) as ended,
                    count(*) - count(z.lead_id) as others%s
                from (%s) as k
                cross join (select distinct ending from %s) as g
                left join %s as z
                    on z.ending = g.ending
                    and z.lead_id = k.lead_id
                group by
                    g.ending,
                    date_trunc('month', k.created_at)
                order by
                    g.ending,
                    cohort
                """.formatted(filled, known.query(), Ending.TABLE, Ending.TABLE);
    }

    private static Cohort cohort(Row row, List<String> names) {
        List<Long> ended = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ended.add(row.number("ended_" + i));
            others.add(row.number("others_" + i));
        }
        return new Cohort(row.text("ending"), row.number("ended"), row.number("others"), ended, others);
    }

    /** One row per ending and month of creation; the lists have one count per attribute. */
    private record Cohort(String ending, long ended, long others, List<Long> filledEnded, List<Long> filledOthers) {
        long filledEnded(int attribute) {
            return filledEnded.get(attribute);
        }

        long filledOthers(int attribute) {
            return filledOthers.get(attribute);
        }
    }
}
