package io.plumbline.cli.command;

import io.plumbline.cli.answer.NamedScorecard;
import io.plumbline.cli.answer.ScoreAnswer;
import io.plumbline.cli.answer.Statement;
import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.run.LeadNow;
import io.plumbline.cli.run.Plans;
import io.plumbline.cli.run.PointsOverTime;
import io.plumbline.cli.run.Steps;
import io.plumbline.cli.run.StoreChange;
import io.plumbline.engine.problem.ProblemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives every lead its points. */
@Command(name = "score", description = "Give every lead its three dimension scores, its points and its grade.")
public final class ScoreCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--show-sql", description = "Print the statement that scores the leads; change nothing.")
    private boolean showSql;

    @ArgGroup(exclusive = false)
    private @Nullable Past past;

    /** Which moments of the past. */
    private static final class Past {
        @Option(
                names = "--from",
                required = true,
                paramLabel = "INSTANT",
                converter = InstantConverter.class,
                description = "Score moments of the past instead, from this one on, into the table score_history.")
        private Instant from = Instant.EPOCH;

        @Option(
                names = "--to",
                required = true,
                paramLabel = "INSTANT",
                converter = InstantConverter.class,
                description = "No moment after this one.")
        private Instant to = Instant.EPOCH;

        @Option(names = "--every", paramLabel = "STEP", description = "day, week or month. Default: month.")
        private Every every = Every.MONTH;

        @Option(
                names = "--scorecard",
                paramLabel = "VERSION",
                defaultValue = NamedScorecard.CURRENT,
                description = "The scorecard: a version's number, the beginning of its fingerprint, or 'current'.")
        private String scorecard = NamedScorecard.CURRENT;
    }

    /** The steps of a history. */
    enum Every {
        DAY(ChronoUnit.DAYS),
        WEEK(ChronoUnit.WEEKS),
        MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit step;

        Every(ChronoUnit step) {
            this.step = step;
        }
    }

    @Option(
            names = "--lead",
            paramLabel = "LEAD",
            description = "Score this lead only, at once, and print its scores; change nothing.")
    private Optional<String> lead = Optional.empty();

    public ScoreCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (Stream.of(showSql, past != null, lead.isPresent())
                        .filter(Boolean::booleanValue)
                        .count()
                > 1) {
            throw ProblemException.usage(
                    "score", "--show-sql, --lead and --from with --to exclude one another.", "write one of them.");
        }
        Configuration configuration = context.configuration();
        if (showSql) {
            return context.done(new Statement(Plans.score(configuration, context.asOf())));
        }
        if (past != null) {
            return context.done(PointsOverTime.write(
                    configuration, context.occasion(), past.scorecard, past.from, past.to, past.every.step));
        }
        if (lead.isPresent()) {
            return context.done(LeadNow.of(configuration, lead.get(), context.asOf()));
        }
        return context.done(StoreChange.make(configuration, context.occasion(), "score", change -> {
            Steps steps = new Steps(change, context.occasion().stages());
            steps.score();
            steps.qualify();
            steps.funnel();
            steps.health();
            return ScoreAnswer.read(change.store(), change.runId(), change.asOf());
        }));
    }
}
