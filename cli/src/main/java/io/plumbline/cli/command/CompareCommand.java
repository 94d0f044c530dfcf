package io.plumbline.cli.command;

import io.plumbline.cli.answer.CompareAnswer;
import io.plumbline.cli.answer.Model;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how points and prediction compare. */
@Command(
        name = "compare",
        description = "Show points against prediction on the same held-out rows, who was right, and where they differ.")
public final class CompareCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--model", paramLabel = "NUMBER", description = "The model. Default: the champion.")
    private Optional<Long> model = Optional.empty();

    public CompareCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.done(Reader.read(
                context,
                store -> CompareAnswer.read(store, Model.named(store, model).modelId())));
    }
}
