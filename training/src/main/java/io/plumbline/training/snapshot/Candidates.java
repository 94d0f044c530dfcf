package io.plumbline.training.snapshot;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.moment.Known;
import io.plumbline.engine.moment.KnownEvents;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.OutcomeDefinition;
import io.plumbline.engine.workspace.TrainingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Why each lead that exists at a snapshot is used or left out. The first reason that applies is given:
 *
 * <ol>
 *   <li>{@code unlabelled}: a flat table does not say whether the step happened
 *   <li>{@code deleted}: the record was deleted before the snapshot
 *   <li>{@code lost}: closed before the snapshot
 *   <li>{@code already_reached}: the target, or a step from which sales works it, came before the snapshot
 *   <li>{@code inactive}: neither created nor active within the configured time before the snapshot
 *   <li>{@code not_observed}: a feature's window begins before its events are complete
 *   <li>{@code not_mature}: the label's window ends after {@code as_of}
 *   <li>{@code used}
 * </ol>
 */
final class Candidates {
    private final OutcomeDefinition outcome;
    private final TrainingPolicy policy;
    private final Declarations declarations;

    Candidates(OutcomeDefinition outcome, TrainingPolicy policy, Declarations declarations) {
        this.outcome = outcome;
        this.policy = policy;
        this.declarations = declarations;
    }

    /**
     * Fills the temporary table {@code pass_candidate}: the candidates of a pass, each with its {@code reason}.
     *
     * @param mature label windows must end at or before this instant; empty when labels are not asked for
     */
    void classify(Store store, SnapshotPass pass, Optional<Instant> mature) {
        store.execute("create or replace temp table pass_lead as\n" + pass.candidates());
        store.execute("create or replace temp table pass_candidate as\n"
                + plan(pass, "pass_lead", mature).query());
    }

    /**
     * One row per lead of a table of candidates, with its {@code reason}.
     *
     * @param table  the candidates of a pass
     * @param mature label windows must end at or before this instant; empty when labels are not asked for
     */
    private SqlPlan plan(SnapshotPass pass, String table, Optional<Instant> mature) {
        if (!policy.snapshots().hasTime()) {
            return new SqlPlan(List.of(flatReason(table, mature.isPresent())));
        }
        Moment moment = pass.moment(table);
        return new SqlPlan(List.of(moment.step(), stepsBefore(), active(moment), reason(table, mature)));
    }

    private Step stepsBefore() {
        Collection<String> ended = new TreeSet<>(policy.eligibility().endedBy());
        ended.add(outcome.target());
        return new Step("steps_before", "one row per lead with a step before its snapshot", """
                select
                    o.lead_id as lead_id,
                    bool_or(o.step = %s) as deleted,
                    bool_or(%s) as lost,
                    bool_or(o.step in %s) as reached
                from outcome as o
                join moment as m on m.lead_id = o.lead_id
                where o.happened
                    and %s
                group by o.lead_id
                """.formatted(
                        Sql.literal(OutcomeDefinition.DELETED),
                        outcome.lost().isEmpty() ? "false" : "o.step in " + Sql.literals(outcome.lost()),
                        Sql.literals(ended),
                        Known.row("o", Dialect.DUCKDB.timestamp("m.as_of_us"))));
    }

    private Step active(Moment moment) {
        List<String> types = declarations.eventTypes().values().stream()
                .filter(type -> !type.byCompany())
                .map(EventType::name)
                .toList();
        String sql = types.isEmpty()
                ? "select lead_id from moment where false"
                : "select distinct e.lead_id as lead_id\n"
                        + new KnownEvents(moment)
                                .fromWhere(
                                        types, Optional.of(policy.eligibility().activeWithin()));
        return new Step("active", "one row per lead that did something lately", sql);
    }

    private Step reason(String table, Optional<Instant> mature) {
        String activeWithin = Sql.microseconds(policy.eligibility().activeWithin());
        return new Step("reason", "one row per candidate", """
                select
                    c.*,
                    case
                        when coalesce(s.deleted, false) then 'deleted'
                        when coalesce(s.lost, false) then 'lost'
                        when coalesce(s.reached, false) then 'already_reached'
                        when a.lead_id is null
                            and (c.created_at is null or epoch_us(c.created_at) < c.as_of_us - %s) then 'inactive'
                        when %s then 'not_observed'
                        when %s then 'not_mature'
                        else 'used'
                    end as reason
                from %s as c
                left join steps_before as s on s.lead_id = c.lead_id
                left join active as a on a.lead_id = c.lead_id
                """.formatted(
                activeWithin, notObserved(), mature.map(this::notMature).orElse("false"), Sql.identifier(table)));
    }

    /** Of a flat table training uses every lead with a label; today's open leads are those not labelled as converted. */
    private Step flatReason(String table, boolean labelled) {
        String reason = labelled
                ? "when o.lead_id is null then 'unlabelled'"
                : "when coalesce(o.happened, false) then 'already_reached'";
        return new Step("reason", "one row per candidate", """
                select
                    c.*,
                    case %s else 'used' end as reason
                from %s as c
                left join (
                    select
                        lead_id,
                        bool_or(happened) as happened
                    from outcome
                    where step = %s
                        and replaced_at is null
                    group by lead_id
                ) as o on o.lead_id = c.lead_id
                """.formatted(
                        reason, Sql.identifier(table), Sql.literal(outcome.target())));
    }

    private String notObserved() {
        String conditions = policy.features().options().observed(declarations).stream()
                .flatMap(observed -> declarations
                        .completeSince(observed.types())
                        .map(since -> "c.as_of_us - " + Sql.microseconds(observed.window()) + " < "
                                + Dialect.DUCKDB.microseconds(Sql.literal(since)))
                        .stream())
                .collect(Collectors.joining(" or "));
        return conditions.isEmpty() ? "false" : conditions;
    }

    private String notMature(Instant asOf) {
        Duration horizon = outcome.horizon().orElse(Duration.ZERO);
        return "c.as_of_us + " + Sql.microseconds(horizon) + " > " + Dialect.DUCKDB.microseconds(Sql.literal(asOf));
    }
}
