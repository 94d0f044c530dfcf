package io.plumbline.cli.command;

import io.plumbline.cli.answer.ImportAnswer;
import io.plumbline.cli.answer.Sources;
import io.plumbline.cli.run.Occasion;
import io.plumbline.cli.run.Steps;
import io.plumbline.cli.run.StoreChange;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Reads the source files into the store. */
@Command(name = "import", description = "Read the source files into the store; a file that is known changes nothing.")
public final class ImportCommand implements Callable<Integer> {
    private final Context context;

    public ImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Occasion occasion = context.occasion();
        return context.done(StoreChange.make(context.configuration(), occasion, "import", change -> {
            new Steps(change, occasion.stages()).importFiles();
            return new ImportAnswer(change.runId(), Sources.read(change.store(), change.runId()));
        }));
    }
}
