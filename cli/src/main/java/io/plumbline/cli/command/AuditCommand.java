package io.plumbline.cli.command;

import io.plumbline.cli.answer.AuditAnswer;
import io.plumbline.cli.answer.Model;
import io.plumbline.cli.run.SuggestedScorecard;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the outcomes bear out of each rule. */
@Command(
        name = "audit",
        description = "Show of each rule whether it earns its points: what it gives, and what the outcomes support.")
public final class AuditCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--model", paramLabel = "NUMBER", description = "The model. Default: the champion.")
    private Optional<Long> model = Optional.empty();

    @Option(
            names = "--suggest",
            paramLabel = "FILE",
            description =
                    "Write scoring.yaml with the numbers that the outcomes bear out to this file of the workspace.")
    private Optional<Path> suggest = Optional.empty();

    @Option(names = "--force", description = "With --suggest: replace a file that is there.")
    private boolean force;

    public AuditCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (suggest.isPresent()) {
            return context.done(new SuggestedScorecard(context.configuration(), suggest.get(), force)
                    .write(model, context.occasion()));
        }
        return context.done(Reader.read(
                context,
                store -> AuditAnswer.read(store, Model.named(store, model).modelId())));
    }
}
