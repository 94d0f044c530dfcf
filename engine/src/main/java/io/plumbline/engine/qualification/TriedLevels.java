package io.plumbline.engine.qualification;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Known;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.FiredRules;
import io.plumbline.engine.score.ScorecardsTogether;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several scorecards tried on the same leads at the same moments: what each would give them, and which levels it would
 * recommend. Nothing of it is remembered.
 */
public final class TriedLevels {
    /**
     * The temporary table that is filled: one row per lead of the moment, with {@code lead_id} and of each scorecard
     * {@link #column}s {@code points, raw_points, grade, segment} and a truth value, never NULL, for each of its levels,
     * named by {@link #onLevel}.
     */
    public static final String TABLE = "tried_level";

    private static final String ONE = "tried_card_";

    private final Store store;
    private final Declarations declared;
    private final AttributesAsOf attributes;
    private final List<Scorecard> cards;
    private final Basis basis;

    public TriedLevels(Store store, Declarations declared, List<Scorecard> cards) {
        this.store = store;
        this.declared = declared;
        this.attributes = AttributesAsOf.in(store);
        this.cards = List.copyOf(cards);
        this.basis = new Basis(store, declared);
    }

    /** A column of a scorecard, as an SQL identifier; the first scorecard is 0. */
    public static String column(int card, String name) {
        return Sql.identifier(name + " of " + card);
    }

    /** The column that says whether a scorecard would have the lead on a level. */
    public static String onLevel(int card, String level) {
        return column(card, "on " + level);
    }

    /** The instants at which other predictions, and what the model that made them learned, begin to count; rising. */
    public static List<Instant> changesOfBasis(Store store) {
        return Predicted.in(store).stream().map(Predicted::asOf).distinct().toList();
    }

    /**
     * SELECT of those who are on levels as of the last point of the grid, in the form of {@link #at}'s {@code before}:
     * the same for all scorecards.
     */
    public String remembered(Instant asOf) {
        String columns = cards().stream()
                .flatMap(card -> cards.get(card).levels().stream()
                        .map(level -> ",\n    bool_or(m.level = " + Sql.literal(level.name()) + ") as "
                                + onLevel(card, level.name())))
                .collect(Collectors.joining());
        return "select\n    m.lead_id as lead_id" + columns + "\nfrom (\n"
                + Members.at(asOf, "true").indent(4) + ") as m\ngroup by\n    m.lead_id";
    }

    /**
     * Fills {@link #TABLE}.
     *
     * @param basis  of which instant the predictions and the learned thresholds are
     * @param before table, or SELECT in brackets, of {@code lead_id} and the {@link #onLevel} columns: who was on which
     *               level before; empty for nobody
     */
    public void at(Moment moment, Instant basis, Optional<String> before) {
        if (ScorecardsTogether.fit(cards)) {
            together(cards(), moment, basis, before);
        } else {
            cards().forEach(card -> together(List.of(card), moment, basis, before));
        }
        ScorecardsTogether.drop(store);
        store.execute("create or replace temp table " + TABLE + " as\n" + joined());
        cards().forEach(card -> store.execute("drop table " + ONE + card));
    }

    /** Removes the temporary table. */
    public void drop() {
        store.execute("drop table if exists temp." + TABLE);
    }

    private List<Integer> cards() {
        return IntStream.range(0, cards.size()).boxed().toList();
    }

    private void together(List<Integer> some, Moment moment, Instant at, Optional<String> before) {
        List<Collection<String>> fired = some.stream()
                .<Collection<String>>map(card -> new LevelLeaves(cards.get(card)).rules())
                .toList();
        ScorecardsTogether scores =
                new ScorecardsTogether(some.stream().map(cards::get).toList(), fired, declared, attributes);
        scores.write(store, moment);
        for (int i = 0; i < some.size(); i++) {
            int card = some.get(i);
            store.execute("create or replace temp table " + ONE + card + " as\n"
                    + judged(card, scores.scores(i), moment, at, before).query());
        }
    }

    private SqlPlan judged(int card, SqlPlan scores, Moment moment, Instant at, Optional<String> before) {
        Scorecard scorecard = cards.get(card);
        List<Step> steps = new ArrayList<>(scores.steps());
        steps.add(new Step(
                "judged",
                "one row per lead: what levels ask of it",
                asked(card, scores.result().name(), moment, basis.predictionRun(at), before)));
        for (Level level : scorecard.levels()) {
            String holds = new SegmentLevel(scorecard, level.name(), basis.thresholds(at)).holds();
            steps.add(new Step("level " + level.name(), "one row per lead", """
                    select
                        j.* exclude (%1$s),
                        %2$s as %3$s
                    from (
                        select
                            x.*,
                            x.%4$s as %1$s
                        from %5$s as x
                    ) as j
                    """.formatted(
                            LevelSql.WAS,
                            holds,
                            onLevel(card, level.name()),
                            was(level),
                            Sql.identifier(steps.get(steps.size() - 1).name()))));
        }
        steps.add(new Step(
                "tried",
                "one row per lead",
                "select\n    t.lead_id as lead_id" + kept(card) + "\nfrom "
                        + Sql.identifier(steps.get(steps.size() - 1).name()) + " as t"));
        return new SqlPlan(steps);
    }

    private static String was(Level level) {
        return Sql.identifier("was on " + level.name());
    }

    private String asked(int card, String scores, Moment moment, OptionalLong predictionRun, Optional<String> before) {
        LevelLeaves leaves = new LevelLeaves(cards.get(card));
        boolean common = moment.common().isPresent();
        String asOf = moment.common().map(Sql::literal).orElseGet(() -> Dialect.DUCKDB.timestamp("m.as_of_us"));
        String fired = leaves.rules().stream()
                .map(rule -> ",\n    s." + FiredRules.column(rule) + " as " + FiredRules.column(rule))
                .collect(Collectors.joining());
        String took = leaves.steps().stream()
                .map(step -> ",\n    " + Known.took("s.lead_id", List.of(step), asOf) + " as " + JudgedLeads.took(step))
                .collect(Collectors.joining());
        String was = cards.get(card).levels().stream()
                .map(level -> ",\n    "
                        + (before.isPresent() ? "coalesce(b." + onLevel(card, level.name()) + ", false)" : "false")
                        + " as " + was(level))
                .collect(Collectors.joining());
        return """
                select
                    s.lead_id as lead_id,
                    %s as fit,
                    %s as engagement,
                    %s as stage_points,
                    %s as points,
                    %s as raw_points,
                    s.buying_stage as buying_stage,
                    s.grade as grade,
                    s.segment as segment,
                    p.probability as probability%s%s%s
                from %s as s
                left join prediction as p on p.run_id = %s
                    and p.lead_id = s.lead_id%s%s
                """.formatted(
                        Dialect.DUCKDB.points("s.fit_us"),
                        Dialect.DUCKDB.points("s.engagement_us"),
                        Dialect.DUCKDB.points("s.stage_us"),
                        Dialect.DUCKDB.points("s.points_us"),
                        Dialect.DUCKDB.points("s.raw_points_us"),
                        fired,
                        took,
                        was,
                        scores,
                        predictionRun.isPresent() ? Sql.literal(predictionRun.getAsLong()) : "null",
                        before.map(table -> "\nleft join " + table + " as b on b.lead_id = s.lead_id")
                                .orElse(""),
                        common ? "" : "\njoin " + moment.table().orElseThrow() + " as m on m.lead_id = s.lead_id");
    }

    private String kept(int card) {
        List<String> columns = new ArrayList<>();
        for (String name : List.of("points", "raw_points", "grade", "segment")) {
            columns.add("t." + name + " as " + column(card, name));
        }
        for (Level level : cards.get(card).levels()) {
            columns.add("t." + onLevel(card, level.name()) + " as " + onLevel(card, level.name()));
        }
        return columns.stream().map(column -> ",\n    " + column).collect(Collectors.joining());
    }

    private String joined() {
        String others = cards().stream()
                .skip(1)
                .map(card -> "\njoin " + ONE + card + " as t" + card + " using (lead_id)")
                .collect(Collectors.joining());
        return "select\n    *\nfrom " + ONE + "0 as t0" + others;
    }
}
