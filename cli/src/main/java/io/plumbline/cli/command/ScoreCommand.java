package io.plumbline.cli.command;

import io.plumbline.cli.answer.ScoreAnswer;
import io.plumbline.cli.answer.Statement;
import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.run.Plans;
import io.plumbline.cli.run.Steps;
import io.plumbline.cli.run.StoreChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives every lead its points. */
@Command(name = "score", description = "Give every lead its three dimension scores, its points and its grade.")
public final class ScoreCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--show-sql", description = "Print the statement that scores the leads; change nothing.")
    private boolean showSql;

    public ScoreCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration = context.configuration();
        if (showSql) {
            return context.done(new Statement(Plans.score(configuration, context.asOf())));
        }
        return context.done(StoreChange.make(configuration, context.occasion(), "score", change -> {
            Steps steps = new Steps(change, context.occasion().stages());
            steps.score();
            steps.qualify();
            return ScoreAnswer.read(change.store(), change.runId(), change.asOf());
        }));
    }
}
