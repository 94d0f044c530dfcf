package io.plumbline.cli.command;

import io.plumbline.cli.run.Nurture;
import io.plumbline.engine.export.OutputFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the lists of leads that marketing nurtures. */
@Command(
        name = "nurture",
        description =
                "Put leads that are not ready on tracks for marketing, with what would lift each; and tell what came"
                        + " of those put there before.")
public final class NurtureCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--to", paramLabel = "FORMAT", description = "csv (default), jsonl or parquet.")
    private OutputFormat format = OutputFormat.CSV;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where to write a list per track. Default: nurture of the workspace.")
    private Optional<String> out = Optional.empty();

    public NurtureCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.done(new Nurture(context.configuration(), format, out).write(context::occasion));
    }
}
