package io.plumbline.cli.command;

import io.plumbline.cli.answer.PartList;
import io.plumbline.cli.answer.PartsAnswer;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The ready-made parts of a scorecard. */
@Command(name = "parts", description = "Show ready-made parts of a scorecard, written out for this workspace.")
public final class PartsCommand {
    private final Context context;

    public PartsCommand(Context context) {
        this.context = context;
    }

    @Command(name = "list", description = "List the parts, and how much of each this workspace can have.")
    int list() {
        return context.done(PartList.of(context.directory()));
    }

    @Command(
            name = "show",
            description = "Print the rules of parts with the names of this workspace, to be put into scoring.yaml.")
    int show(
            @Parameters(arity = "1..*", paramLabel = "PART", description = "Names of parts.") List<String> names,
            @Option(
                            names = "--map",
                            paramLabel = "WHAT=NAME",
                            description = "What a part reads, and what this workspace calls it; may be given again.")
                    List<String> mapped) {
        return context.done(PartsAnswer.of(context.directory(), names, mapped == null ? List.of() : mapped));
    }
}
