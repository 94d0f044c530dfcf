package io.plumbline.cli.command;

import io.plumbline.cli.answer.ExplainAnswer;
import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.run.Explanation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says why a lead has its scores. */
@Command(name = "explain", description = "Say why a lead has its points and its probability, rule by rule.")
public final class ExplainCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "LEAD", description = "The lead's id.")
    private String lead;

    public ExplainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration = context.configuration();
        ExplainAnswer answer = Explanation.of(configuration, lead, context.asOf());
        return context.done(answer);
    }
}
