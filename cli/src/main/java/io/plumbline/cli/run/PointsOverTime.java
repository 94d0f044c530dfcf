package io.plumbline.cli.run;

import io.plumbline.cli.answer.NamedScorecard;
import io.plumbline.cli.answer.ScoreHistoryAnswer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.score.ScoreHistory;
import io.plumbline.engine.version.ScorecardVersions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalDouble;

/** Scores of moments of the past, by one scorecard; as one command all of them are written, or none. */
public final class PointsOverTime {
    /** Ten years of days; each moment is a scoring of all leads. */
    private static final long MOST_MOMENTS = 3_653;

    private PointsOverTime() {}

    /**
     * Writes the history of scores.
     *
     * @param scorecard as {@link NamedScorecard#of} names it
     * @throws ProblemException (usage) when the range holds no moment or too many, or goes beyond the occasion's as_of, or there is no such scorecard
     */
    public static ScoreHistoryAnswer write(
            Configuration configuration,
            Occasion occasion,
            String scorecard,
            Instant from,
            Instant to,
            ChronoUnit step) {
        check(from, to, step, occasion.asOf());
        List<Instant> moments = ScoreHistory.moments(from, to, step);
        return StoreChange.make(configuration, occasion, "score", change -> {
            NamedScorecard named = NamedScorecard.of(
                    scorecard, configuration.scorecard(), configuration.scoringText(), change.store());
            ScorecardVersions.keep(change.store(), named.scorecard(), named.text(), change.runId());
            occasion.stages()
                    .stage(
                            "score",
                            parts -> {
                                ScoreHistory.write(
                                        change.store(),
                                        named.scorecard(),
                                        configuration.workspace().declarations(),
                                        change.runId(),
                                        moments,
                                        done -> parts.begin(
                                                "as of " + moments.get(done),
                                                () -> OptionalDouble.of((double) done / moments.size())));
                                return moments.size();
                            },
                            count -> Figures.counted(count, "moment", "moments"));
            return ScoreHistoryAnswer.read(change.store(), named, change.runId());
        });
    }

    private static void check(Instant from, Instant to, ChronoUnit step, Instant asOf) {
        if (to.isBefore(from)) {
            throw wrong("The history ends before it begins.", "write the earlier instant after --from.");
        }
        if (to.isAfter(asOf)) {
            throw wrong(
                    "The history ends after " + asOf + ", and what happens from then on is not known.",
                    "end it there or before, or give a later --as-of.");
        }
        if (step.between(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC)) >= MOST_MOMENTS) {
            throw wrong(
                    "The history has more than " + Figures.count(MOST_MOMENTS) + " moments.",
                    "begin it later, or take longer steps with --every.");
        }
    }

    private static ProblemException wrong(String what, String fix) {
        return ProblemException.usage("score --from --to", what, fix);
    }
}
