package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** The points that a scorecard gives at moments of the past: the table {@code score_history}. */
public final class ScoreHistory {
    private ScoreHistory() {}

    /**
     * The moments of a history: the first, and whole steps after it, counted in UTC. Steps of months keep the day of the
     * first, or take the last of a month that is too short.
     *
     * @param last no moment is after it
     */
    public static List<Instant> moments(Instant first, Instant last, ChronoUnit step) {
        OffsetDateTime begin = first.atOffset(ZoneOffset.UTC);
        List<Instant> moments = new ArrayList<>();
        for (long i = 0; !begin.plus(i, step).toInstant().isAfter(last); i++) {
            moments.add(begin.plus(i, step).toInstant());
        }
        return moments;
    }

    /**
     * Writes the history of a scorecard. What was there of this scorecard from the first to the last moment goes; nothing
     * else does. Each moment is one statement, and gives the rows that scoring as of it gives.
     *
     * @param declared what the sources declare; see {@link HeldDeclarations}
     * @param runId    the run that the rows belong to
     * @param moments  rising, at least one
     * @param begun    is told which moment begins, counted from 0
     */
    public static void write(
            Store store,
            Scorecard scorecard,
            Declarations declared,
            long runId,
            List<Instant> moments,
            IntConsumer begun) {
        HeldDeclarations.remember(store, declared);
        Declarations held = HeldDeclarations.in(store, declared, scorecard);
        AttributesAsOf attributes = AttributesAsOf.in(store);
        store.execute("""
                delete from score_history
                where scorecard_fingerprint = %s
                    and as_of between %s and %s
                """.formatted(
                        Sql.literal(scorecard.fingerprint()),
                        Sql.literal(moments.get(0)),
                        Sql.literal(moments.get(moments.size() - 1))));
        for (int i = 0; i < moments.size(); i++) {
            begun.accept(i);
            store.execute("insert into score_history\n"
                    + LeadScorer.plan(scorecard, held, attributes, runId, moments.get(i))
                            .query()
                    + "\norder by lead_id");
        }
    }
}
