package io.plumbline.engine.qualification;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says on which levels one lead is, since when and why. */
public final class LeadLevels {
    private static final String LEAD = "explained_level_lead";

    private LeadLevels() {}

    /**
     * A level and a lead.
     *
     * @param on     whether the lead is on the level, all in all
     * @param since  since when Plumbline recommends it, by the grid; where the lead entered after the last point of it, the
     *               instant asked for; empty where it does not, and where people withhold the level
     * @param why    the conditions that hold, or those that do not
     * @param people what people said of it, by whom and why; empty where nothing counts that they said
     */
    public record LeadLevel(String level, boolean on, Optional<Instant> since, String why, Optional<String> people) {}

    /**
     * The levels of a lead as of an instant, in rising order; what the grid remembers is as the last command left it. Leaves
     * nothing in the store but temporary tables.
     *
     * @return empty when no such lead exists then
     */
    public static List<LeadLevel> of(
            Store store, Scorecard scorecard, Declarations declared, String leadId, Instant asOf) {
        store.execute("create or replace temp table " + LEAD + " (lead_id varchar)");
        store.insert(
                "insert into " + LEAD + " select m.lead_id from (\n"
                        + Moment.everyLead(asOf).step().sql() + ") as m where m.lead_id = ?",
                leadId);
        AttributesAsOf attributes = AttributesAsOf.in(store);
        Moment moment = Moment.of(LEAD, asOf);
        Basis basis = new Basis(store, declared);
        new JudgedLeads(scorecard, declared, attributes, moment, asOf, basis.predictionRun(asOf))
                .write(
                        store,
                        LeadScorer.plan(scorecard, declared, attributes, moment, 0, asOf)
                                .query());
        return scorecard.levels().stream()
                .map(level -> new SegmentLevel(scorecard, level.name(), basis.thresholds(asOf)))
                .flatMap(level -> store.first(told(level, asOf), row -> level(level.level(), row)).stream())
                .toList();
    }

    private static LeadLevel level(String level, Row row) {
        return new LeadLevel(
                level, row.truth("is_on"), row.optionalInstant("since"), row.text("why"), row.optionalText("words"));
    }

    private static String told(SegmentLevel level, Instant asOf) {
        String members = "(\n"
                + Members.at(asOf, "c.lead_id in (select lead_id from " + LEAD + ")")
                        .indent(8) + ")";
        OnLevel on = new OnLevel(level, JudgedLeads.TABLE, members, asOf);
        return """
                select
                    %s as is_on,
                    case when %s and %s then coalesce(j.entered_at, %s) end as since,
                    coalesce(%s, %s) as why,
                    j.words as words
                %s""".formatted(
                on.holds(), on.holds(), on.recommended(), Sql.literal(asOf), level.why(), level.whyNot(), on.rows());
    }
}
