package io.plumbline.cli.command;

import io.plumbline.cli.run.HandingOver;
import io.plumbline.engine.export.OutputFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the list of leads that go to sales. */
@Command(
        name = "handoff",
        description = "Hand leads newly at a level over to sales: for whom, why, what to do, and room for answers.")
public final class HandoffCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--level", paramLabel = "LEVEL", description = "Only leads whose highest level this is.")
    private Optional<String> level = Optional.empty();

    @Option(names = "--to", paramLabel = "FORMAT", description = "csv (default), jsonl or parquet.")
    private OutputFormat format = OutputFormat.CSV;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where to write; - for the standard output. Default: a new file in handoffs of the workspace.")
    private Optional<String> out = Optional.empty();

    public HandoffCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        HandingOver handingOver = new HandingOver(context.configuration(), format, level, out);
        if (out.filter("-"::equals).isPresent()) {
            handingOver.handOver(context.terminal().out(), context::occasion);
            context.terminal().flush();
            return 0;
        }
        return context.done(handingOver.handOver(context::occasion));
    }
}
