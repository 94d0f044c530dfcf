package io.plumbline.training.snapshot;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.HeldDeclarations;
import io.plumbline.engine.score.ScorePlan;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.ScorecardVersion;
import io.plumbline.engine.version.ScorecardVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The points that rows had by the scorecard version in force at their moment, where the store has one. Rows are scored
 * again only where that version is another one than the current.
 */
final class PointsThen {
    private static final String SCORED = "pass_then";
    private static final String ROWS = "row_then";

    private final Store store;
    private final Declarations declared;
    private final AttributesAsOf attributes;
    private final String current;
    private final List<Span> spans;

    /** While a version was in force. */
    private record Span(ScorecardVersion version, Instant from, Optional<Instant> until) {

        /** Whether the moment of {@code p} is in it. */
        String holds() {
            return "p.as_of_us >= " + Sql.microseconds(from)
                    + until.map(end -> " and p.as_of_us < " + Sql.microseconds(end))
                            .orElse("");
        }
    }

    /**
     * The versions that a store holds.
     *
     * @param timed whether the rows have moments that lie apart; else none is in force then
     */
    PointsThen(Store store, Declarations declared, AttributesAsOf attributes, Scorecard current, boolean timed) {
        this.store = store;
        this.declared = declared;
        this.attributes = attributes;
        this.current = current.fingerprint();
        this.spans = timed ? spans(ScorecardVersions.in(store, current).inForce()) : List.of();
    }

    private static List<Span> spans(List<ScorecardVersion> inForce) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < inForce.size(); i++) {
            Optional<Instant> until =
                    i + 1 < inForce.size() ? inForce.get(i + 1).inForceFrom() : Optional.empty();
            spans.add(new Span(inForce.get(i), inForce.get(i).inForceFrom().orElseThrow(), until));
        }
        return spans;
    }

    /** Scores the rows of {@link LabelledRows#PASS_ROW} whose version was another one than the current. */
    void score(Optional<Instant> common) {
        if (knowsOthers()) {
            store.execute("create or replace temp table " + SCORED + " (lead_id varchar, points_us bigint)");
            spans.stream().filter(span -> !isCurrent(span)).forEach(span -> score(span, common));
        }
    }

    private boolean knowsOthers() {
        return !spans.stream().allMatch(this::isCurrent);
    }

    private boolean isCurrent(Span span) {
        return span.version().fingerprint().equals(current);
    }

    private void score(Span span, Optional<Instant> common) {
        store.execute("create or replace temp table " + ROWS + " as\nselect p.lead_id, p.as_of_us\nfrom "
                + LabelledRows.PASS_ROW + " as p\nwhere " + span.holds());
        if (store.number("select count(*) from " + ROWS).orElseThrow() > 0) {
            Scorecard scorecard = span.version().scorecard();
            store.execute("insert into " + SCORED + "\nselect s.lead_id, s.points_us\nfrom ("
                    + ScorePlan.of(
                                    scorecard,
                                    HeldDeclarations.in(store, declared, scorecard),
                                    attributes,
                                    new Moment(Optional.of(ROWS), common))
                            .query()
                    + ") as s");
        }
    }

    /**
     * The points in force at the moment of {@code p}, an expression; NULL where the store has no version of then. Reads
     * the current points {@code s} and {@link #join}.
     */
    String points() {
        String ofCurrent = spans.stream()
                .filter(this::isCurrent)
                .map(span -> " when " + span.holds() + " then s.points_us")
                .collect(Collectors.joining());
        String others = knowsOthers() ? "t.points_us" : "cast(null as bigint)";
        return (ofCurrent.isEmpty() ? others : "case" + ofCurrent + " else " + others + " end") + " / 1e6";
    }

    /** Joins what {@link #score} scored to {@code p}. */
    String join() {
        return knowsOthers() ? "left join " + SCORED + " as t on t.lead_id = p.lead_id" : "";
    }
}
