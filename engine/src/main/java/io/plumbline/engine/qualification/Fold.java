package io.plumbline.engine.qualification;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.score.HeldDeclarations;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Evaluates levels at every point of the grid up to an instant, each lead's levels from its scores then and the level it was
 * on before, and writes what changed. Points that were evaluated before stand, unless what they rest on has changed.
 */
final class Fold {
    private static final String CHANGES = "level_change";

    /** Each is a scoring of all leads: a grid that begins with more comes from a date that was never meant. */
    private static final int MOST_POINTS = 20_000;

    private final Store store;
    private final Declarations declared;
    private final List<InForce> scorecards;
    private final long runId;
    private final Basis basis;

    Fold(Store store, Declarations declared, List<InForce> scorecards, long runId) {
        this.store = store;
        this.declared = held(store, declared, scorecards);
        this.scorecards = scorecards;
        this.runId = runId;
        this.basis = new Basis(store, this.declared);
    }

    /** Also what only the scorecards of the past read. */
    private static Declarations held(Store store, Declarations declared, List<InForce> scorecards) {
        Declarations held = declared;
        for (InForce each : scorecards) {
            held = HeldDeclarations.in(store, held, each.scorecard());
        }
        return held;
    }

    private record Evaluated(Instant at, String basis, long runId) {}

    /**
     * Evaluates what is missing, also points after the instant where later ones were evaluated before.
     *
     * @param told how much is done, 0 to 1
     */
    void to(Instant asOf, DoubleConsumer told) {
        List<Evaluated> before = evaluated();
        List<GridPoint> points = points(before, asOf);
        int standing = standing(before, points);
        if (standing < before.size()) {
            forgetFrom(before.get(standing).at());
        }
        if (standing < points.size()) {
            if (before.isEmpty()
                    || points.get(standing).at().isBefore(before.get(0).at())) {
                requireFew(points.get(standing), points.size() - standing);
            }
            evaluate(points.subList(standing, points.size()), told);
        }
        confirm(before);
    }

    private static void requireFew(GridPoint first, int points) {
        if (points > MOST_POINTS) {
            throw ProblemException.usage(
                    "scoring.yaml  evaluate",
                    "Levels would be evaluated at " + points + " points of the grid, from " + first.at() + " on: "
                            + MOST_POINTS + " are the most at a time.",
                    "let the grid begin later, as in `evaluate: { every: "
                            + first.scorecard().grid().every().word()
                            + ", since: 2026-01-01 }`, or make it coarser.");
        }
    }

    private List<Evaluated> evaluated() {
        return store.rows(
                "select evaluated_at, basis, run_id from level_evaluation order by evaluated_at",
                row -> new Evaluated(row.instant("evaluated_at"), row.text("basis"), row.number("run_id")));
    }

    private List<GridPoint> points(List<Evaluated> before, Instant asOf) {
        Instant last = before.isEmpty() ? asOf : before.get(before.size() - 1).at();
        return firstLead()
                .map(first -> GridPoint.upTo(scorecards, first, last.isAfter(asOf) ? last : asOf))
                .orElse(List.of());
    }

    /** A store in which no lead has an instant of creation knows no time. */
    private Optional<Instant> firstLead() {
        return store.first("select min(created_at) as first from lead", row -> row.optionalInstant("first"))
                .flatMap(found -> found);
    }

    /** How many of the first points stand as they are. */
    private int standing(List<Evaluated> before, List<GridPoint> points) {
        int standing = 0;
        Instant touched = touched(before).flatMap(TouchedPast::from).orElse(Instant.MAX);
        for (Evaluated each : before) {
            if (standing == points.size()
                    || each.at().isAfter(touched)
                    || !each.at().equals(points.get(standing).at())
                    || !each.basis().equals(basis.fingerprint(points.get(standing)))) {
                return standing;
            }
            standing++;
        }
        return standing;
    }

    /** Between the runs that evaluated points nothing was imported: the first of them stands for all. */
    private Optional<TouchedPast> touched(List<Evaluated> before) {
        return before.stream().findFirst().map(each -> new TouchedPast(store, each.runId()));
    }

    private void forgetFrom(Instant at) {
        store.execute("delete from qualification_change where changed_at >= " + Sql.literal(at));
        store.execute("delete from level_evaluation where evaluated_at >= " + Sql.literal(at));
    }

    private void evaluate(List<GridPoint> points, DoubleConsumer told) {
        Members members = new Members(store);
        members.asOf(points.get(0).at());
        AttributesAsOf attributes = AttributesAsOf.in(store);
        for (int i = 0; i < points.size(); i++) {
            told.accept((double) i / points.size());
            evaluate(points.get(i), attributes, members);
        }
        members.drop();
    }

    private void evaluate(GridPoint point, AttributesAsOf attributes, Members members) {
        if (point.scorecard().levels().isEmpty() && members.isEmpty()) {
            remember(point, "(\n" + Moment.everyLead(point.at()).step().sql() + ") as m");
            return;
        }
        new JudgedLeads(
                        point.scorecard(),
                        declared,
                        attributes,
                        Moment.everyLead(point.at()),
                        point.at(),
                        basis.predictionRun(point.at()))
                .write(
                        store,
                        LeadScorer.plan(point.scorecard(), declared, attributes, runId, point.at())
                                .query());
        store.execute("create or replace temp table " + CHANGES + " as\n"
                + new LevelChanges(point, JudgedLeads.TABLE, basis.thresholds(point.at()), runId).query());
        if (store.execute("insert into qualification_change\nselect * from " + CHANGES + " order by level, lead_id")
                > 0) {
            members.apply(CHANGES);
        }
        remember(point, JudgedLeads.TABLE);
        store.execute("drop table " + CHANGES);
        JudgedLeads.drop(store);
    }

    /**
     * Notes that a point is evaluated.
     *
     * @param leads table of the leads that were there
     */
    private void remember(GridPoint point, String leads) {
        store.insert(
                """
                insert into level_evaluation
                select
                    %s,
                    ?,
                    %s,
                    ?,
                    (select count(*) from %s),
                    ?
                """.formatted(
                        Sql.literal(point.at()),
                        basis.predictionRun(point.at()).isPresent()
                                ? Sql.literal(basis.predictionRun(point.at()).getAsLong())
                                : "null",
                        leads),
                point.fingerprint(),
                basis.fingerprint(point),
                runId);
    }

    /** Imports up to this run need not be looked at again. */
    private void confirm(List<Evaluated> before) {
        Optional<TouchedPast> touched = touched(before);
        if (touched.isEmpty() || touched.get().isImported()) {
            store.insert("update level_evaluation set run_id = ?", runId);
            new LeadDays(store).remember(runId);
        }
    }
}
