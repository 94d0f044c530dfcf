package io.plumbline.cli.command;

import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.run.Export;
import io.plumbline.engine.export.OutputFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes every lead with its scores and the reasons for them. */
@Command(
        name = "export",
        description = "Write one row per lead: scores, grade, stage, levels, probability and the reasons in words.")
public final class ExportCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--to", paramLabel = "FORMAT", description = "csv (default), parquet or jsonl.")
    private OutputFormat format = OutputFormat.CSV;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write; - for the standard output. Default: exports/leads-DATE in the workspace.")
    private Optional<String> out = Optional.empty();

    @Option(names = "--changed", description = "Only leads that changed since they were last exported.")
    private boolean changed;

    @Option(names = "--run", paramLabel = "NUMBER", description = "The run. Default: the newest.")
    private Optional<Long> run = Optional.empty();

    @Option(names = "--excel", description = "Begin a csv with the mark by which Excel knows UTF-8.")
    private boolean excel;

    public ExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration = context.configuration();
        Export export = new Export(configuration, format, changed, run, excel);
        if (out.filter("-"::equals).isPresent()) {
            export.to(context.terminal().out(), context::occasion);
            context.terminal().flush();
            return 0;
        }
        return context.done(export.toFile(out, context::occasion));
    }
}
