package io.plumbline.cli.command;

import io.plumbline.cli.answer.Model;
import io.plumbline.cli.answer.ModelAnswer;
import io.plumbline.cli.answer.ModelList;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the trained models. */
@Command(name = "models", description = "List the trained models, or show one.")
public final class ModelsCommand {
    private final Context context;

    public ModelsCommand(Context context) {
        this.context = context;
    }

    @Command(name = "list", description = "List the trained models, newest first.")
    int list() {
        return context.done(Reader.read(context, store -> new ModelList(Model.all(store))));
    }

    @Command(name = "show", description = "Show a model: figures, thresholds, terms and what a reader must know.")
    int show(
            @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "The model. Default: the newest.")
                    Optional<Long> model) {
        return context.done(Reader.read(context, store -> ModelAnswer.read(store, Model.named(store, model))));
    }
}
