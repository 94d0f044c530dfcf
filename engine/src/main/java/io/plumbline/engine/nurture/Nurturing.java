package io.plumbline.engine.nurture;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.handoff.Openness;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.qualification.Predicted;
import io.plumbline.engine.score.Milestones;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.NurturePolicy;
import io.plumbline.engine.scorecard.NurtureTrack;
import io.plumbline.engine.scorecard.Quadrant;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Scorer;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.HoldOutPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts leads that are not ready on tracks: writes the table {@code nurture_lead}.
 *
 * @param openness which leads are open
 * @param run      the run whose scores count, of the same scorecard
 * @param worked   steps of leads that sales worked
 * @param holdOut  leads that sales never gets: marketing leaves them alone, too; empty for none
 */
public record Nurturing(
        NurturePolicy policy,
        Scorecard scorecard,
        Declarations declared,
        Openness openness,
        ScoredRun run,
        Set<String> worked,
        Optional<HoldOutPolicy> holdOut) {
    private static final String UNREADY = "unready_lead";

    /** Draws of tracks are independent of the draws of leads that sales never gets. */
    private static final long SEED = 20_261_122;

    public Nurturing {
        worked = Set.copyOf(worked);
    }

    /**
     * Puts all on a track who are not on one; doing it again adds nobody before the time of following is over.
     *
     * @param runId the command's own run
     * @return leads put on tracks, those held out included
     */
    public long write(Store store, long runId) {
        Optional<Predicted> predicted = Predicted.at(Predicted.in(store), run.asOf());
        AskedScores asked = AskedScores.of(
                store, level().orElse(""), predicted.map(Predicted::modelId).orElse(0L));
        store.execute("create or replace temp table " + UNREADY + " as\n"
                + new UnreadyLeads(
                                openness,
                                run,
                                predicted
                                        .map(each -> OptionalLong.of(each.runId()))
                                        .orElseGet(OptionalLong::empty),
                                scorecard.levels(),
                                worked,
                                holdOut,
                                policy.followFor())
                        .query());
        new Milestones(
                        scorecard,
                        declared,
                        Moment.of(UNREADY, run.asOf()),
                        card -> asked.of(card, Scorer.POINTS),
                        worthless(store, predicted))
                .write(store);
        long leads = store.execute("insert into nurture_lead\n" + tracked(runId, asked));
        store.execute("drop table " + Milestones.TABLE);
        store.execute("drop table " + UNREADY);
        return leads;
    }

    /** The lowest level at which sales gets leads; empty where none is declared. */
    private Optional<String> level() {
        return scorecard.levels().stream()
                .filter(level -> !openness.isForClosed(level))
                .map(Level::name)
                .findFirst();
    }

    /** Rules to which the outcomes gave no worth: nobody is lifted by them. */
    private static List<String> worthless(Store store, Optional<Predicted> predicted) {
        return predicted
                .map(run -> store.rows("""
                        select distinct
                            a.rule as rule
                        from rule_audit as a
                        where a.model_id = %s
                            and a.segment = 'all'
                            and a.verdict in ('vanity', 'wrong_sign')
                        order by
                            rule
                        """.formatted(Sql.literal(run.modelId())), row -> row.text("rule")))
                .orElse(List.of());
    }

    private String tracked(long runId, AskedScores asked) {
        String drawn = policy.holdOut() == 0
                ? "false"
                : new HoldOutPolicy.Drawn(policy.holdOut(), SEED).condition("(t.track || ':' || t.lead_id)");
        return """
                select
                    %s as run_id,
                    t.lead_id as lead_id,
                    t.track as track,
                    %s as held_out,
                    %s as as_of,
                    %s as follow_until,
                    t.quadrant as quadrant,
                    t.buying_stage as buying_stage,
                    t.points as points,
                    t.points_asked as points_asked,
                    t.probability as probability,
                    t.milestone as milestone,
                    t.times as milestone_times,
                    t.lifts_points as lifts_points,
                    t.lifts_stage as lifts_stage,
                    %s as milestone_words
                from (
                    select
                        q.*,
                        %s as track
                    from (
                        select
                            m.*,
                            u.probability as probability,
                            %s as quadrant
                        from %s as m
                        join %s as u on u.lead_id = m.lead_id
                    ) as q
                ) as t
                where t.track is not null
                """.formatted(
                        Sql.literal(runId),
                        drawn,
                        Sql.literal(run.asOf()),
                        Sql.literal(run.asOf().plus(policy.followFor())),
                        new MilestoneWords("t").sql(),
                        track(),
                        quadrant(asked),
                        Milestones.TABLE,
                        UNREADY);
    }

    private String quadrant(AskedScores asked) {
        String points = "coalesce(m.points >= m.points_asked, false)";
        String prediction = "coalesce(u.probability >= " + bySegment(asked) + ", false)";
        BiFunction<String, Quadrant, String> when =
                (condition, quadrant) -> " when " + condition + " then " + Sql.literal(quadrant.word());
        return "case" + when.apply(points + " and " + prediction, Quadrant.BOTH)
                + when.apply(points, Quadrant.POINTS_ONLY)
                + when.apply(prediction, Quadrant.PREDICTION_ONLY)
                + " else " + Sql.literal(Quadrant.NEITHER.word()) + " end";
    }

    private String bySegment(AskedScores asked) {
        String cases = scorecard.segments().stream()
                .map(segment -> " when " + Sql.literal(segment.name()) + " then " + predictive(asked, segment.card()))
                .collect(Collectors.joining());
        String base = predictive(asked, scorecard);
        return cases.isEmpty() ? base : "case m.segment" + cases + " else " + base + " end";
    }

    private static String predictive(AskedScores asked, Scorecard card) {
        OptionalDouble threshold = asked.of(card, Scorer.PREDICTIVE);
        return threshold.isPresent() ? Sql.literal(threshold.getAsDouble()) : "cast(null as double)";
    }

    private String track() {
        return IntStream.range(0, policy.tracks().size())
                .mapToObj(i -> " when " + fits(policy.tracks().get(i)) + " then "
                        + Sql.literal(policy.tracks().get(i).name()))
                .collect(Collectors.joining("", "case", " end"));
    }

    private static String fits(NurtureTrack track) {
        List<String> conditions = new ArrayList<>();
        if (!track.quadrants().isEmpty()) {
            conditions.add("q.quadrant in "
                    + Sql.literals(
                            track.quadrants().stream().map(Quadrant::word).toList()));
        }
        if (!track.stages().isEmpty()) {
            conditions.add("coalesce(q.buying_stage, " + Sql.literal(NurtureTrack.NO_STAGE) + ") in "
                    + Sql.literals(track.stages()));
        }
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }
}
