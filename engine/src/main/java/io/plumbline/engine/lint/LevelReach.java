package io.plumbline.engine.lint;

import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.LevelCondition;
import io.plumbline.engine.scorecard.LevelCondition.Combined;
import io.plumbline.engine.scorecard.LevelCondition.Scored;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Scorer;
import java.math.BigDecimal;
import java.util.Optional;

/** Levels that no lead can reach, or every lead has. */
record LevelReach(Findings findings, Scorecard card, Reach reach) {
    private static final double PER_POINT = 1e6;

    void check() {
        card.levels().forEach(this::check);
    }

    private void check(Level level) {
        if (!canHold(level.condition())) {
            findings.warn(
                    "unreachable_level",
                    findings.at("levels", level.name()),
                    "No lead can reach the level '" + level.name() + "'" + because(level) + ".",
                    "lower its thresholds, or let the rules give more points.");
            return;
        }
        level.condition()
                .asked()
                .filter(condition -> !canHold(condition))
                .distinct()
                .forEach(condition -> findings.warn(
                        "unreachable_condition",
                        findings.at("levels", level.name()),
                        "A condition of the level '" + level.name() + "' never holds" + why(condition) + ".",
                        "lower its threshold, or drop it."));
        if (alwaysHolds(level.condition())) {
            findings.warn(
                    "level_of_all",
                    findings.at("levels", level.name()),
                    "Every lead has the level '" + level.name() + "': its threshold is not above the lowest score.",
                    "raise its threshold.");
        }
    }

    private boolean canHold(LevelCondition condition) {
        if (condition instanceof Combined combined) {
            return switch (combined.combination()) {
                case ALL_OF -> combined.conditions().stream().allMatch(this::canHold);
                case ANY_OF -> combined.conditions().stream().anyMatch(this::canHold);
                case NONE_OF -> combined.conditions().stream().noneMatch(this::alwaysHolds);
            };
        }
        if (condition instanceof LevelCondition.InStage stage) {
            return canBeIn(stage.stage());
        }
        return !(condition instanceof Scored scored)
                || scored.atLeast().isEmpty()
                || scored.atLeast().getAsDouble() <= most(scored.scorer());
    }

    /** Whether a lead can be in a stage or a later one. */
    private boolean canBeIn(String stage) {
        return card.stage().stages().stream()
                .dropWhile(each -> !each.name().equals(stage))
                .anyMatch(each -> reach.ofRules(each.rules()).high() >= each.enterAtMicros());
    }

    private boolean alwaysHolds(LevelCondition condition) {
        if (condition instanceof Combined combined) {
            return switch (combined.combination()) {
                case ALL_OF -> combined.conditions().stream().allMatch(this::alwaysHolds);
                case ANY_OF -> combined.conditions().stream().anyMatch(this::alwaysHolds);
                case NONE_OF -> combined.conditions().stream().noneMatch(this::canHold);
            };
        }
        return condition instanceof Scored scored
                && scored.scorer() != Scorer.PREDICTIVE
                && scored.atLeast().isPresent()
                && scored.atLeast().getAsDouble() <= range(scored.scorer()).low() / PER_POINT;
    }

    private double most(Scorer scorer) {
        return scorer == Scorer.PREDICTIVE ? 1 : range(scorer).high() / PER_POINT;
    }

    private Range range(Scorer scorer) {
        return switch (scorer) {
            case FIT -> reach.of(card.fit());
            case ENGAGEMENT -> reach.of(card.engagement());
            case STAGE -> reach.of(card.stage());
            case POINTS -> reach.ofPoints(card);
            case PREDICTIVE -> new Range(0, MicroPoints.of(1));
        };
    }

    private String because(Level level) {
        return level.condition()
                .asked()
                .filter(condition -> !canHold(condition))
                .findFirst()
                .map(this::why)
                .orElse("");
    }

    private String why(LevelCondition condition) {
        return Optional.of(condition)
                .filter(Scored.class::isInstance)
                .map(Scored.class::cast)
                .map(scored -> ": it asks for " + shown(scored.atLeast().orElseThrow()) + " of '"
                        + scored.scorer().word() + "', which reaches at most " + shown(most(scored.scorer())))
                .orElse("");
    }

    private static String shown(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
