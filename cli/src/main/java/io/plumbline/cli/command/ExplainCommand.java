package io.plumbline.cli.command;

import io.plumbline.cli.answer.ExplainAnswer;
import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.run.Explanation;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why a lead has its scores. */
@Command(name = "explain", description = "Say why a lead has its points and its probability, rule by rule.")
public final class ExplainCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "LEAD", description = "The lead's id.")
    private String lead;

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "Say instead why the points are others than they were as of this instant.")
    private @Nullable Instant since;

    public ExplainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration = context.configuration();
        if (since != null) {
            return context.done(Explanation.since(configuration, lead, since, context.asOf()));
        }
        ExplainAnswer answer = Explanation.of(configuration, lead, context.asOf());
        return context.done(answer);
    }
}
