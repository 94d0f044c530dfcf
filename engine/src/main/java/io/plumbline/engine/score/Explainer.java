package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.score.LedgerLine.FiredRule;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.LeadReasons;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why a lead has its points. */
public final class Explainer {
    private static final String TABLE = "explained_lead";

    private Explainer() {}

    /**
     * The ledger of a lead, from the same steps that score all leads. Leaves nothing in the store but a temporary
     * table.
     *
     * @param asOf exclusive: what happened at or after it is not known
     * @throws ProblemException (usage) when no lead with this id exists at that instant: none was created by
     *     then, or it was deleted or merged into another
     */
    public static Ledger explain(
            Store store, Scorecard scorecard, Declarations declarations, String leadId, Instant asOf) {
        SqlPlan reasons = PointsReasons.plan(scorecard, declarations, AttributesAsOf.in(store), Moment.of(TABLE));
        return find(store, scorecard, declarations, leadId, asOf)
                .map(ledger -> ledger.because(LeadReasons.ofOneLead(store, reasons)))
                .orElseThrow(() -> unknown(asOf));
    }

    /** The ledger of a lead, without reasons in words; empty when there is no such lead at the instant. */
    static Optional<Ledger> find(
            Store store, Scorecard scorecard, Declarations declarations, String leadId, Instant asOf) {
        remember(store, leadId, asOf);
        Moment moment = Moment.of(TABLE);
        List<RuleSql> rules = ScorePlan.compile(scorecard, declarations, moment);
        SqlPlan plan = ScorePlan.of(scorecard, declarations, AttributesAsOf.in(store), moment, rules);
        SqlPlan withEvidence = plan.then(
                new Step("explained", "one row: the lead's scores and what each rule found", evidence(plan, rules)));
        return store.first(withEvidence.query(), row -> ledger(scorecard, asOf, row));
    }

    private static void remember(Store store, String leadId, Instant asOf) {
        store.execute("create or replace temp table " + TABLE + " (lead_id varchar, as_of_us bigint)");
        store.insert(
                "insert into " + TABLE + " select m.lead_id, m.as_of_us from (\n"
                        + Moment.everyLead(asOf).step().sql() + ") as m where m.lead_id = ?",
                leadId);
    }

    static ProblemException unknown(Instant asOf) {
        return ProblemException.usage(
                "explain",
                "There is no lead with this id as of " + asOf + ".",
                "check the id, and whether the lead was created before that instant, deleted, or merged into another.");
    }

    private static String evidence(SqlPlan plan, List<RuleSql> rules) {
        return """
                select
                    p.fit_us as fit_us,
                    p.engagement_us as engagement_us,
                    p.stage_us as stage_us,
                    p.buying_stage as buying_stage,
                    p.points_us as points_us,
                    p.grade as grade,
                    p.segment as segment%s
                from %s as p
                join %s as l on l.lead_id = p.lead_id%s
                """.formatted(
                        rules.stream().map(Explainer::columns).collect(Collectors.joining()),
                        plan.result().name(),
                        AttributesAsOf.STEP,
                        RuleSql.joins(rules));
    }

    private static String columns(RuleSql rule) {
        return column(rule.evidence(), "evidence", rule.name())
                + column(rule.raw(), "raw", rule.name())
                + column(rule.decayed(), "decayed", rule.name())
                + column(rule.limited(), "limited", rule.name());
    }

    private static String column(String expression, String what, String rule) {
        return ",\n    " + expression + " as " + Sql.identifier(name(what, rule));
    }

    private static String name(String what, String rule) {
        return what + " of " + rule;
    }

    private static Ledger ledger(Scorecard scorecard, Instant asOf, Row row) {
        RuleNames names = new RuleNames(scorecard.rules());
        Optional<String> segment = row.optionalText("segment");
        return new Ledger(
                asOf,
                segment,
                LedgerLines.of(
                        scorecard.card(segment), (dimension, rule) -> result(row, dimension, rule, names.of(rule))),
                row.number("fit_us"),
                row.number("engagement_us"),
                row.number("stage_us"),
                row.optionalText("buying_stage"),
                row.number("points_us"),
                row.text("grade"),
                List.of());
    }

    private static FiredRule result(Row row, String dimension, Rule rule, String name) {
        return new FiredRule(
                dimension,
                rule.id(),
                row.number(name("evidence", name)),
                row.number(name("raw", name)),
                row.number(name("decayed", name)),
                row.number(name("limited", name)));
    }
}
