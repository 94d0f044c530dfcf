package io.plumbline.cli.command;

import io.plumbline.cli.answer.TrainAnswer;
import io.plumbline.cli.run.Occasion;
import io.plumbline.cli.run.Steps;
import io.plumbline.cli.run.StoreChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Trains a model. */
@Command(
        name = "train",
        description = "Learn from what earlier leads became, choose thresholds, and compare with the points.")
public final class TrainCommand implements Callable<Integer> {
    private final Context context;

    public TrainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Occasion occasion = context.occasion();
        TrainAnswer answer = StoreChange.make(context.configuration(), occasion, "train", change -> {
            Steps steps = new Steps(change, occasion.stages());
            long modelId = steps.train().modelId();
            steps.gate(modelId);
            return TrainAnswer.read(change.store(), change.runId(), modelId);
        });
        return context.done(answer, answer.gate());
    }
}
