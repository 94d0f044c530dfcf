package io.plumbline.cli.command;

import io.plumbline.cli.run.Simulation;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.training.replay.Replay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a draft of the scorecard on history. */
@Command(
        name = "simulate",
        description =
                "Run a draft of scoring.yaml beside the current one over history: who would have been called, what"
                        + " became of them, and who changes band today. Nothing comes into force.")
public final class SimulateCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "FILE", description = "The draft, written like scoring.yaml.")
    private Path draft = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "No moment before this one. Default: all; of a suggestion those it has not learned from.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "No moment after this one.")
    private Optional<Instant> to = Optional.empty();

    @Option(names = "--level", paramLabel = "LEVEL", description = "Only this level.")
    private Optional<String> level = Optional.empty();

    public SimulateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.done(new Simulation(context.configuration(), draft, new Replay.Scope(from, to, level))
                .run(context.occasion(asOf())));
    }

    /**
     * {@code --as-of}, or that of the newest run that gave scores. Later than what was imported, rows would pass for mature whose
     * conversions are not there yet.
     */
    private Instant asOf() {
        Path copy = context.directory().resolve(Reader.COPY);
        return context.options().asOf == null && Files.exists(copy)
                ? Reader.read(context, ScoredRun::newest).map(ScoredRun::asOf).orElseGet(context::asOf)
                : context.asOf();
    }
}
