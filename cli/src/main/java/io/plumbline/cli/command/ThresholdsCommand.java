package io.plumbline.cli.command;

import io.plumbline.cli.answer.Model;
import io.plumbline.cli.answer.Thresholds;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the thresholds of a model. */
@Command(
        name = "thresholds",
        description = "Show the thresholds that were chosen from the precision/recall curves, and what they promise.")
public final class ThresholdsCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--model", paramLabel = "NUMBER", description = "The model. Default: the champion.")
    private Optional<Long> model = Optional.empty();

    public ThresholdsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.done(Reader.read(
                context,
                store -> Thresholds.read(store, Model.named(store, model).modelId())));
    }
}
