package io.plumbline.cli.command;

import io.plumbline.cli.answer.Model;
import io.plumbline.cli.answer.Predictions;
import io.plumbline.cli.answer.Statement;
import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.run.Occasion;
import io.plumbline.cli.run.Plans;
import io.plumbline.cli.run.Steps;
import io.plumbline.cli.run.StoreChange;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives every lead its probability. */
@Command(name = "predict", description = "Give every lead its probability by a trained model.")
public final class PredictCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--model", paramLabel = "NUMBER", description = "The model. Default: the champion.")
    private Optional<Long> model = Optional.empty();

    @Option(names = "--show-sql", description = "Print the statement that scores the leads; change nothing.")
    private boolean showSql;

    public PredictCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration = context.configuration();
        if (showSql) {
            return context.done(new Statement(Plans.predict(configuration, model, context.asOf())));
        }
        Occasion occasion = context.occasion();
        return context.done(StoreChange.make(configuration, occasion, "predict", change -> {
            long modelId = Model.named(change.store(), model).modelId();
            new Steps(change, occasion.stages()).predict(modelId);
            return Predictions.read(change.store(), change.runId(), modelId);
        }));
    }
}
