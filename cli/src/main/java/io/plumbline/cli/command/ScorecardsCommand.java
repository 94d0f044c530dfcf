package io.plumbline.cli.command;

import io.plumbline.cli.answer.NamedScorecard;
import io.plumbline.cli.answer.ScorecardDiffAnswer;
import io.plumbline.cli.answer.ScorecardList;
import io.plumbline.cli.answer.ScorecardShown;
import io.plumbline.cli.run.Configuration;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.ScorecardVersions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The scorecards that runs used: which there are, how they were written, in what they differ. */
@Command(name = "scorecards", description = "Show and compare the versions of scoring.yaml that runs used.")
public final class ScorecardsCommand {
    private static final String VERSION =
            "A version's number, the beginning of its fingerprint, or 'current' for the file as it is.";

    private final Context context;

    public ScorecardsCommand(Context context) {
        this.context = context;
    }

    @Command(name = "list", description = "List the versions, newest first, and since when each is in force.")
    int list() {
        Configuration configuration = context.configuration();
        return context.done(Reader.read(
                context, store -> ScorecardList.of(ScorecardVersions.stored(store), configuration.scorecard())));
    }

    @Command(name = "show", description = "Show a version as it was written.")
    int show(
            @Parameters(
                            arity = "0..1",
                            defaultValue = NamedScorecard.CURRENT,
                            paramLabel = "VERSION",
                            description = VERSION)
                    String version) {
        Configuration configuration = context.configuration();
        return context.done(Reader.read(context, store -> ScorecardShown.of(named(version, configuration, store))));
    }

    @Command(name = "diff", description = "Say in what two versions differ, rule by rule.")
    int diff(
            @Parameters(paramLabel = "BEFORE", description = VERSION) String before,
            @Parameters(
                            arity = "0..1",
                            defaultValue = NamedScorecard.CURRENT,
                            paramLabel = "AFTER",
                            description = "Another one. Default: current.")
                    String after) {
        Configuration configuration = context.configuration();
        return context.done(Reader.read(
                context,
                store -> ScorecardDiffAnswer.of(
                        named(before, configuration, store), named(after, configuration, store))));
    }

    private static NamedScorecard named(String name, Configuration configuration, Store store) {
        return NamedScorecard.of(name, configuration.scorecard(), configuration.scoringText(), store);
    }
}
