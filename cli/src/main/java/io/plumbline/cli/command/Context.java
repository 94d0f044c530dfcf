package io.plumbline.cli.command;

import io.plumbline.cli.answer.GateAnswer;
import io.plumbline.cli.run.Configuration;
import io.plumbline.cli.run.Occasion;
import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Stages;
import io.plumbline.cli.terminal.Terminal;
import io.plumbline.engine.problem.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What commands share.
 *
 * @param terminal where they speak
 * @param options  filled by the time a command runs
 * @param clock    the only one
 */
public record Context(Terminal terminal, GlobalOptions options, Clock clock) {

    /** The folder that {@code -w} names. */
    Path directory() {
        return options.workspace;
    }

    /** Both files of the workspace, checked. */
    Configuration configuration() {
        return Configuration.read(directory());
    }

    /** {@code --as-of}, or now in whole seconds. */
    Instant asOf() {
        return options.asOf != null ? options.asOf : clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** This command, with {@code --as-of}. */
    Occasion occasion() {
        return occasion(asOf());
    }

    /** This command as of another instant than the one given. */
    Occasion occasion(Instant asOf) {
        return new Occasion(asOf, clock, new Stages(terminal));
    }

    /** Shows a result in the form that was asked for. */
    int done(Answer answer) {
        terminal.show(answer, options.json);
        return 0;
    }

    /** {@link #done(Answer)} of a command that trains: its exit code says whether the gate refused the model. */
    int done(Answer answer, GateAnswer gate) {
        return gate.refused() ? done(answer) + ExitCode.REFUSED.number() : done(answer);
    }
}
