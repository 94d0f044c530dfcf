package io.plumbline.cli.command;

import io.plumbline.cli.answer.Written;
import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.run.Report;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the alignment report of a run. */
@Command(name = "report", description = "Write the alignment report of a run as one HTML page.")
public final class ReportCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--run", paramLabel = "NUMBER", description = "The run. Default: the newest.")
    private Optional<Long> run = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write. Default: reports/alignment-DATE.html in the workspace.")
    private Optional<Path> out = Optional.empty();

    public ReportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration = context.configuration();
        Path written = Reader.read(context, store -> Report.write(store, configuration.workspace(), run, out));
        return context.done(new Written(written.toString(), "Open it in a browser; it needs no network."));
    }
}
