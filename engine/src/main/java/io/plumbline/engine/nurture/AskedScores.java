package io.plumbline.engine.nurture;

import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.LevelCondition.Scored;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Scorer;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the lowest level that sales gets leads at asks of a score: the threshold written in the level; else the one that
 * training chose for that level and score, also where it only comes nearest to what the policy asks.
 *
 * @param level   the level; every scorecard of a segment has it too
 * @param chosen  what training chose for it
 */
record AskedScores(String level, List<Chosen> chosen) {
    AskedScores {
        chosen = List.copyOf(chosen);
    }

    /** A threshold that training chose, in the scorer's own unit. */
    record Chosen(String scorer, double threshold) {}

    /**
     * The thresholds of a level.
     *
     * @param modelId the model whose predictions count; 0 for none
     */
    static AskedScores of(Store store, String level, long modelId) {
        return new AskedScores(
                level,
                store.rows(
                        """
                        select
                            t.scorer as scorer,
                            t.threshold as threshold
                        from threshold as t
                        where t.model_id = %s
                            and t.level = %s
                            and t.segment = 'all'
                            and t.threshold is not null
                        """.formatted(Sql.literal(modelId), Sql.literal(level)),
                        row -> new Chosen(row.text("scorer"), row.real("threshold"))));
    }

    /** The threshold for leads of a scorecard; empty where there is none. */
    OptionalDouble of(Scorecard card, Scorer scorer) {
        return card.levels().stream()
                .filter(each -> each.name().equals(level))
                .flatMap(Level::leaves)
                .filter(Scored.class::isInstance)
                .map(Scored.class::cast)
                .filter(scored -> scored.scorer() == scorer)
                .flatMapToDouble(scored -> scored.atLeast().stream())
                .boxed()
                .findFirst()
                .map(OptionalDouble::of)
                .orElseGet(() -> learned(scorer));
    }

    private OptionalDouble learned(Scorer scorer) {
        return chosen.stream()
                .filter(each -> each.scorer().equals(scorer.word()))
                .mapToDouble(Chosen::threshold)
                .findFirst();
    }
}
