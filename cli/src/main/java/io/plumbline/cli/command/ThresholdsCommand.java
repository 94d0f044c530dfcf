package io.plumbline.cli.command;

import io.plumbline.cli.answer.Model;
import io.plumbline.cli.answer.PromisesByMonth;
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

    @Option(
            names = "--segment",
            paramLabel = "ATTRIBUTE",
            description = "Those for the leads of each value of the attribute by themselves.")
    private Optional<String> segment = Optional.empty();

    @Option(
            names = "--months",
            description = "Of each month's model what its thresholds promised and what came, as far as it is known.")
    private boolean months;

    public ThresholdsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (months) {
            return context.done(Reader.read(context, PromisesByMonth::read));
        }
        return context.done(Reader.read(context, store -> {
            long modelId = Model.named(store, model).modelId();
            return segment.map(attribute -> Thresholds.ofSegment(store, modelId, attribute))
                    .orElseGet(() -> Thresholds.read(store, modelId));
        }));
    }
}
