package io.plumbline.cli.run;

import io.plumbline.cli.answer.OverrideAnswer;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.qualification.LevelOverride;
import io.plumbline.engine.qualification.LevelOverride.Action;
import io.plumbline.engine.qualification.Overrides;
import io.plumbline.engine.scorecard.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps what people say of leads' levels. It counts from the command's as_of. */
public record Overriding(Configuration configuration, Occasion occasion) {

    /**
     * Keeps what one person says of one lead.
     *
     * @throws ProblemException (usage) when there is no such lead or level, a reason is missing, or it ends before it begins
     */
    public OverrideAnswer say(LevelOverride said) {
        return StoreChange.make(configuration, occasion, "override", change -> {
            Overrides overrides = new Overrides(change.store());
            wrong(said, overrides, change.asOf()).ifPresent(wrong -> {
                throw ProblemException.usage("override", wrong.what(), wrong.fix());
            });
            overrides.add(List.of(said), change.runId(), change.asOf());
            return OverrideAnswer.of(List.of(said), List.of());
        });
    }

    /**
     * Keeps what the rows of a file say; the others are refused one by one, each with its line in {@code rejected_row}.
     *
     * @throws ProblemException (usage) when there is no such file or header
     */
    public OverrideAnswer take(Path file) {
        return StoreChange.make(configuration, occasion, "override", change -> {
            Overrides overrides = new Overrides(change.store());
            OverrideFile read = OverrideFile.read(
                    file,
                    (said, line) -> wrong(said, overrides, change.asOf())
                            .map(wrong -> new OverrideAnswer.Refused(line, wrong.column(), wrong.what())));
            overrides.add(read.said(), change.runId(), change.asOf());
            read.refused()
                    .forEach(refused -> change.store()
                            .insert(
                                    "insert into rejected_row values (?, 'override', ?, ?, ?, ?)",
                                    change.runId(),
                                    String.valueOf(file.getFileName()),
                                    refused.line(),
                                    refused.column(),
                                    refused.reason()));
            return OverrideAnswer.of(read.said(), read.refused());
        });
    }

    private record Wrong(String column, String what, String fix) {}

    private Optional<Wrong> wrong(LevelOverride said, Overrides overrides, Instant asOf) {
        List<String> levels =
                configuration.scorecard().levels().stream().map(Level::name).toList();
        if (!levels.contains(said.level())) {
            return Optional.of(new Wrong(
                    "level",
                    "There is no such level.",
                    levels.isEmpty()
                            ? "declare levels in scoring.yaml."
                            : "write one of " + String.join(", ", levels) + "."));
        }
        if (said.action() != Action.CLEAR && said.reason().isEmpty()) {
            return Optional.of(new Wrong("reason", "There is no reason.", "say why, with --reason."));
        }
        if (said.until().filter(until -> !until.isAfter(asOf)).isPresent()) {
            return Optional.of(new Wrong("until", "It ends before it begins.", "name a later instant, or none."));
        }
        return overrides.isKnown(said.leadId())
                ? Optional.empty()
                : Optional.of(new Wrong("lead_id", "There is no lead with this id.", "check the id."));
    }
}
