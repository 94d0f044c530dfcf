package io.plumbline.cli.command;

import io.plumbline.cli.answer.HealthAnswer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows what people should look at. */
@Command(
        name = "health",
        description =
                "Show what people should look at: five classic mistakes, protected attributes, and scores and errors by group.")
public final class HealthCommand implements Callable<Integer> {
    private final Context context;

    public HealthCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.done(Reader.read(context, HealthAnswer::read));
    }
}
