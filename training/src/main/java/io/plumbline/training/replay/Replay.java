package io.plumbline.training.replay;

import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.engine.workspace.TrainingPolicy;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.snapshot.PastRows;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * Runs a draft of the scorecard beside the current one over the moments of history, each with what was known then, and writes
 * the tables {@code replay}, {@code replay_figure}, {@code replay_month}, {@code replay_lead}, {@code replay_band} and
 * {@code replay_handover}. Both are the scorecards as they are now: in force then may have been another one.
 *
 * @param runId the run that the rows belong to
 * @param asOf  nothing at or after this instant is known
 */
public record Replay(
        Store store, Workspace workspace, Scorecard current, Draft draft, long runId, Instant asOf, int threads) {

    /**
     * A scorecard that is not in force.
     *
     * @param file where it is written
     */
    public record Draft(String file, Scorecard scorecard) {}

    /**
     * Which part of history is replayed.
     *
     * @param from  no moment before it; empty for all, of a suggestion for all that it has not learned from
     * @param to    no moment after it
     * @param level only this level; empty for all
     */
    public record Scope(Optional<Instant> from, Optional<Instant> to, Optional<String> level) {}

    /**
     * Replays.
     *
     * @param told how much is done, 0 to 1
     */
    public void write(Scope scope, DoubleConsumer told) {
        Optional<Suggested> suggested = Suggested.of(store, draft.scorecard().fingerprint());
        Optional<Instant> unseenFrom = suggested.flatMap(Suggested::unseenFrom);
        List<Scorecard> cards = List.of(current, draft.scorecard());
        List<String> levels = levels(scope.level());
        Set<String> steps = new LinkedHashSet<>(List.of(workspace.outcome().target()));
        levels.forEach(level -> steps.add(labelStep(level)));
        new ReplayRows(store, workspace, cards, asOf)
                .write(
                        new PastRows.Selection(
                                scope.from().or(() -> unseenFrom),
                                scope.to(),
                                suggested.map(Suggested::testOf).orElse(OptionalLong.empty())),
                        steps,
                        done -> told.accept(0.8 * done));
        Clusters clusters =
                Clusters.byNumber(store.columns("select cluster_no from " + ReplayRows.LEAD + " order by lead_no")
                        .whole("cluster_no"));
        Months months = Months.read(store, runId, unseenFrom);
        for (String level : levels) {
            told.accept(0.8 + 0.15 * levels.indexOf(level) / levels.size());
            new LevelReplay(store, runId, cards, level, labelStep(level), clusters, bootstrap()).write(months);
        }
        told.accept(0.95);
        long ranked = new PointsReplay(store, runId, workspace.outcome().target(), bootstrap()).write();
        record(suggested, unseenFrom, ranked);
        ReplayRows.drop(store);
        new Today(store, workspace, runId, cards, asOf).write();
    }

    private ClusterBootstrap bootstrap() {
        TrainingPolicy training = workspace.training();
        return new ClusterBootstrap(training.seed(), training.bootstrapDraws(), threads);
    }

    private List<String> levels(Optional<String> only) {
        return Stream.of(current, draft.scorecard())
                .flatMap(card -> card.levels().stream())
                .map(Level::name)
                .distinct()
                .filter(name -> only.map(name::equals).orElse(true))
                .toList();
    }

    /** The step that a level's threshold aims at, where it has a policy; else the target. */
    private String labelStep(String level) {
        return Optional.ofNullable(workspace.thresholds().get(level))
                .map(ThresholdPolicy::label)
                .orElse(workspace.outcome().target());
    }

    private void record(Optional<Suggested> suggested, Optional<Instant> unseenFrom, long ranked) {
        store.insert(
                """
                insert into replay
                select
                    ? as run_id,
                    ? as file,
                    ? as current_fingerprint,
                    ? as draft_fingerprint,
                    %s as suggestion_run_id,
                    %s as unseen_from,
                    (select min(m.snapshot_at) from %s as m) as first_snapshot_at,
                    (select max(m.snapshot_at) from %s as m) as last_snapshot_at,
                    (select count(distinct m.snapshot_no) from %s as m) as moment_count,
                    count(*) as row_count,
                    count(*) filter (r.mature) as mature_row_count,
                    count(distinct r.lead_no) as lead_count,
                    count(*) filter (r.%s) as positive_count,
                    ? as ranked_row_count
                from %s as r
                """.formatted(
                                suggested.map(each -> Sql.literal(each.runId())).orElse("null"),
                                unseenFrom.map(Sql::literal).orElse("null"),
                                ReplayRows.MOMENT,
                                ReplayRows.MOMENT,
                                ReplayRows.MOMENT,
                                PastRows.label(workspace.outcome().target()),
                                ReplayRows.ROW),
                runId,
                draft.file(),
                current.fingerprint(),
                draft.scorecard().fingerprint(),
                ranked);
    }
}
