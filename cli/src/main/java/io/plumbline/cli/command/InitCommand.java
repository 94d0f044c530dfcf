package io.plumbline.cli.command;

import io.plumbline.cli.answer.InitAnswer;
import io.plumbline.cli.answer.UnderstandingAnswer;
import io.plumbline.cli.run.Init;
import io.plumbline.cli.terminal.Prompt;
import io.plumbline.cli.terminal.Stages;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.proposal.Choices;
import io.plumbline.engine.proposal.Choices.Matter;
import io.plumbline.engine.proposal.Understanding;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposes a workspace for files that nobody has described. */
@Command(
        name = "init",
        sortOptions = false,
        description = "Look at exports, say what they hold, and write plumbline.yaml and scoring.yaml for them.")
public final class InitCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the new workspace; made when missing.")
    private Path directory = Path.of(".");

    @Option(names = "--leads", paramLabel = "FILE", required = true, description = "A table with one row per lead.")
    private Path leads = Path.of("leads.csv");

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "A table with one row per event. May be given several times.")
    private List<Path> events = new ArrayList<>();

    @Option(names = "--outcomes", paramLabel = "FILE", description = "A log with one row per step that a lead reached.")
    private Optional<Path> outcomes = Optional.empty();

    @Option(
            names = "--target",
            paramLabel = "VALUE",
            description =
                    "What counts as success: a column of the leads, COLUMN=VALUE, a type of event, a word of the log"
                            + " of steps, or one of mql, sql, opportunity, customer.")
    private Optional<String> target = Optional.empty();

    @Option(names = "--lead-id", paramLabel = "COLUMN", description = "The column that identifies the lead.")
    private Optional<String> leadId = Optional.empty();

    @Option(names = "--created-at", paramLabel = "COLUMN", description = "The column that says when it was created.")
    private Optional<String> createdAt = Optional.empty();

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "The zone of times without an offset, such as Europe/Amsterdam. Default: UTC.")
    private Optional<String> zone = Optional.empty();

    @Option(names = "--yes", description = "Ask nothing and take what is proposed; so it is without a terminal.")
    private boolean yes;

    public InitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Choices decided = choices();
        try (Init init = Init.of(directory, leads, events, outcomes, context.asOf(), new Stages(context.terminal()))) {
            Prompt prompt = new Prompt(context.terminal());
            boolean ask = !yes && !context.options().json && prompt.canAsk();
            Understanding understanding = ask ? asked(init, prompt, decided) : init.understand(decided);
            init.write(understanding);
            InitAnswer answer = InitAnswer.of(directory, init.placement(), understanding, init.asOf(understanding));
            return context.done(ask ? answer.brief() : answer);
        }
    }

    private Understanding asked(Init init, Prompt prompt, Choices decided) {
        Choices choices = decided;
        Understanding understanding = init.understand(choices);
        context.done(UnderstandingAnswer.of(init.placement(), understanding));
        while (!understanding.open().isEmpty()) {
            Choices before = choices;
            choices = prompt.ask(understanding.open().get(0), choices);
            Understanding next = init.understand(choices);
            if (!next.leads().equals(understanding.leads()) || !next.plan().equals(understanding.plan())) {
                context.done(UnderstandingAnswer.of(init.placement(), next));
            }
            understanding = next;
            if (choices.equals(before)) {
                break;
            }
        }
        return understanding;
    }

    private Choices choices() {
        Choices choices = Choices.none();
        choices = with(choices, Matter.TARGET, target);
        choices = with(choices, Matter.LEAD_ID, leadId);
        choices = with(choices, Matter.CREATED_AT, createdAt);
        zone.ifPresent(InitCommand::requireZone);
        return with(choices, Matter.TIME_ZONE, zone);
    }

    private static Choices with(Choices choices, Matter matter, Optional<String> answer) {
        return answer.map(text -> choices.with(matter, text)).orElse(choices);
    }

    private static void requireZone(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw ProblemException.usage(
                    "init --time-zone", "There is no such time zone.", "write one such as 'Europe/Amsterdam'.");
        }
    }
}
