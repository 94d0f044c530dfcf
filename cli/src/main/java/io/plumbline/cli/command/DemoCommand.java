package io.plumbline.cli.command;

import io.plumbline.cli.answer.RunSummary;
import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.run.Demo;
import io.plumbline.cli.run.MonthlyRun;
import io.plumbline.cli.terminal.Stages;
import io.plumbline.datasets.b2b.B2bOptions;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.reports.words.Words;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows everything on a generated market. */
@Command(
        name = "demo",
        sortOptions = false,
        description = "Generate a B2B market whose truth is known, and do the monthly run on it.")
public final class DemoCommand implements Callable<Integer> {
    private static final B2bOptions DEFAULTS = B2bOptions.defaults();

    private final Context context;

    @Option(names = "--dir", paramLabel = "DIR", description = "The folder to make. Default: plumbline-demo.")
    private Path directory = Path.of("plumbline-demo");

    @Option(names = "--leads", paramLabel = "N", description = "Number of leads. Default: 20000.")
    private int leads = DEFAULTS.leads();

    @Option(names = "--months", paramLabel = "N", description = "Length of the market, 1 to 120. Default: 24.")
    private int months = DEFAULTS.months();

    @Option(names = "--seed", paramLabel = "N", description = "Another number is another market. Default: 7.")
    private long seed = DEFAULTS.seed();

    @Option(
            names = "--vanity",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether the points reward clicks that have no part in buying. Default: yes.")
    private boolean vanity;

    @Option(names = "--leak", description = "Add an attribute that people fill in only once the outcome is near.")
    private boolean leak;

    @Option(names = "--drift", description = "Change what moves leads to buy half-way through.")
    private boolean drift;

    public DemoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        B2bOptions options = options();
        Configuration configuration = Demo.generate(directory, options, new Stages(context.terminal()));
        RunSummary summary = MonthlyRun.of(configuration, context.occasion(options.end()), Words.english());
        return context.done(summary, summary.training().gate());
    }

    private B2bOptions options() {
        try {
            return DEFAULTS.withSeed(seed)
                    .withLeads(leads)
                    .withMonths(months)
                    .withVanityRule(vanity)
                    .withLateFilledAttribute(leak)
                    .withDrift(drift);
        } catch (IllegalArgumentException e) {
            throw ProblemException.usage(
                    "demo", String.valueOf(e.getMessage()).replaceAll(" Fix:.*", ""), "see 'plumbline demo --help'.");
        }
    }
}
