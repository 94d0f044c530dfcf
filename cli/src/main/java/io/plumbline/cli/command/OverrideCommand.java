package io.plumbline.cli.command;

import io.plumbline.cli.answer.OverrideAnswer;
import io.plumbline.cli.answer.OverrideList;
import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.run.Overriding;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.qualification.LevelOverride;
import io.plumbline.engine.qualification.LevelOverride.Action;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What people say of a lead's level, with a reason. */
@Command(
        name = "override",
        description = "Put a lead on a level or keep it off, with a reason; alone it lists what was said and counts.")
public final class OverrideCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", arity = "0..1", paramLabel = "LEAD", description = "The lead's id.")
    private Optional<String> lead = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "LEVEL", description = "A level of scoring.yaml.")
    private Optional<String> level = Optional.empty();

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private What what = new What();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in words.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--by", paramLabel = "NAME", description = "Who says so.")
    private Optional<String> by = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "From when on it counts. Default: --as-of.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "When it ends. Default: when it is cleared.")
    private Optional<Instant> until = Optional.empty();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "A CSV with the columns lead_id, level, action (give, withhold, clear), reason, by, from, until.")
    private Optional<Path> file = Optional.empty();

    /** What is said; one of the three. */
    static final class What {
        @Option(names = "--give", description = "The lead is on the level, whatever its scores.")
        private boolean give;

        @Option(names = "--withhold", description = "The lead is not on the level, whatever its scores.")
        private boolean withhold;

        @Option(names = "--clear", description = "What was said before counts no more.")
        private boolean clear;

        Optional<Action> action() {
            return give
                    ? Optional.of(Action.GIVE)
                    : withhold ? Optional.of(Action.WITHHOLD) : clear ? Optional.of(Action.CLEAR) : Optional.empty();
        }
    }

    public OverrideCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration = context.configuration();
        if (file.isPresent()) {
            return context.done(overriding(configuration).take(file.get()));
        }
        if (lead.isEmpty()) {
            return context.done(Reader.read(context, store -> OverrideList.read(store, context.asOf())));
        }
        return context.done(say(configuration));
    }

    private OverrideAnswer say(Configuration configuration) {
        return overriding(configuration)
                .say(new LevelOverride(
                        lead.orElseThrow(),
                        level.orElseThrow(() -> missing("LEVEL", "name the level after the lead")),
                        what.action().orElseThrow(() -> missing("what is said", "add --give, --withhold or --clear")),
                        reason.filter(text -> !text.isBlank()),
                        by.filter(text -> !text.isBlank()),
                        from.orElseGet(context::asOf),
                        until));
    }

    private static ProblemException missing(String thing, String fix) {
        return ProblemException.usage("override", "It lacks " + thing + ".", fix + ".");
    }

    private Overriding overriding(Configuration configuration) {
        return new Overriding(configuration, context.occasion());
    }
}
