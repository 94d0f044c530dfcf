package io.plumbline.cli.run;

import io.plumbline.cli.answer.OverrideAnswer;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.qualification.LevelOverride;
import io.plumbline.engine.qualification.LevelOverride.Action;
import io.plumbline.engine.qualification.Overrides;
import io.plumbline.engine.qualification.Overrides.Refused;
import io.plumbline.engine.scorecard.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps what people say of leads' levels. */
public record Overriding(Configuration configuration, Occasion occasion) {
    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_NAME = 200;

    /**
     * Keeps what one person says of one lead.
     *
     * @throws ProblemException (usage) when there is no such lead or level, a reason is missing or too long, or it ends before
     *     it begins
     */
    public OverrideAnswer say(LevelOverride said) {
        return StoreChange.make(configuration, occasion, "override", change -> {
            Overrides overrides = new Overrides(change.store());
            wrong(said, overrides.known(List.of(said.leadId()))).ifPresent(wrong -> {
                throw ProblemException.usage("override", wrong.what(), wrong.fix());
            });
            overrides.add(List.of(said), change.runId());
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
            OverrideFile read = OverrideFile.read(file, change.asOf());
            Set<String> known = overrides.known(
                    read.said().stream().map(said -> said.override().leadId()).toList());
            List<LevelOverride> kept = new ArrayList<>();
            List<Refused> refused = new ArrayList<>(read.refused());
            for (OverrideFile.Said said : read.said()) {
                wrong(said.override(), known)
                        .ifPresentOrElse(
                                wrong -> refused.add(new Refused(said.line(), wrong.column(), wrong.what())),
                                () -> kept.add(said.override()));
            }
            refused.sort(Comparator.comparingLong(Refused::line));
            overrides.add(kept, change.runId());
            overrides.refuse(String.valueOf(file.getFileName()), refused, change.runId());
            return OverrideAnswer.of(kept, refused);
        });
    }

    private record Wrong(String column, String what, String fix) {}

    private Optional<Wrong> wrong(LevelOverride said, Set<String> known) {
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
        if (isLonger(said.reason(), LONGEST_REASON)) {
            return Optional.of(
                    new Wrong("reason", "The reason has more than 1,000 characters.", "say it in fewer words."));
        }
        if (isLonger(said.by(), LONGEST_NAME)) {
            return Optional.of(new Wrong("by", "The name has more than 200 characters.", "write a name."));
        }
        if (hasControls(said.reason())) {
            return Optional.of(controls("reason"));
        }
        if (hasControls(said.by())) {
            return Optional.of(controls("by"));
        }
        if (said.until().filter(until -> !until.isAfter(said.from())).isPresent()) {
            return Optional.of(new Wrong("until", "It ends before it begins.", "name a later instant, or none."));
        }
        return known.contains(said.leadId())
                ? Optional.empty()
                : Optional.of(new Wrong("lead_id", "There is no lead with this id.", "check the id."));
    }

    /** A quote that is never closed makes the lines after it part of the text. */
    private static boolean hasControls(Optional<String> text) {
        return text.filter(each -> each.chars().anyMatch(Character::isISOControl))
                .isPresent();
    }

    private static Wrong controls(String column) {
        return new Wrong(
                column,
                "The text has a line break or another control character.",
                "write it on one line, and close every quote.");
    }

    private static boolean isLonger(Optional<String> text, int most) {
        return text.filter(each -> each.length() > most).isPresent();
    }
}
