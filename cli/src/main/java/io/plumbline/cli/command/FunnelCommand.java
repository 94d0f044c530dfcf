package io.plumbline.cli.command;

import io.plumbline.cli.answer.FunnelAnswer;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how far leads have come. */
@Command(
        name = "funnel",
        description = "Show how many leads came from each step to the next, how fast, and what they brought.")
public final class FunnelCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--by",
            paramLabel = "ATTRIBUTE",
            description = "By the values of an attribute that funnel.by in plumbline.yaml lists.")
    private Optional<String> by = Optional.empty();

    public FunnelCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.done(Reader.read(context, store -> FunnelAnswer.read(store, by)));
    }
}
