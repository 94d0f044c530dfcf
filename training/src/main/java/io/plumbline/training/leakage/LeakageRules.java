package io.plumbline.training.leakage;

import io.plumbline.training.leakage.AuditedSource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/** When a source is suspected of telling the outcome, and the words for it. */
final class LeakageRules {
    /** Positives, in each half, below which the strength of features is not judged. */
    static final int FEW = 20;

    /** A feature that ranks worse than this by itself is not too good to be true. */
    static final double STRONG = 0.75;

    /** Outdoing the rest says something only where there is a rest. */
    static final int OTHER_SOURCES = 3;

    private static final double CONFIDENCE = 0.95;
    private static final int FEW_LEADS = 10;
    private static final double MOSTLY = 0.5;
    private static final double FILLED_MUCH_OFTENER = 8;
    private static final double FILLED_OFTENER = 2;
    private static final double NEARLY_CERTAIN = 0.8;
    private static final double COMMON = 0.4;

    private LeakageRules() {}

    /**
     * Why a source is suspected.
     *
     * @param positiveShare share of positive rows
     * @return clauses joined by semicolons; empty when nothing speaks against it
     */
    static Optional<String> suspicion(Evidence evidence, double positiveShare) {
        List<String> reasons = new ArrayList<>();
        evidence.late().stream()
                .filter(late -> isLate(evidence, late))
                .findFirst()
                .ifPresent(late -> reasons.add(words(evidence.source().kind(), late)));
        if (reasons.isEmpty()) {
            evidence.filled().stream()
                    .filter(LeakageRules::isFilledMuchOftener)
                    .findFirst()
                    .ifPresent(filled -> reasons.add(words(filled)));
        }
        evidence.strength()
                .filter(strength -> positiveShare <= COMMON && isNearlyCertain(strength))
                .ifPresent(strength -> reasons.add(words(strength)));
        if (evidence.outdoesRest()) {
            reasons.add(
                    words(evidence.strength().orElseThrow(), evidence.effect().orElseThrow()));
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    /** An attribute that everybody gets with time is late too, but not for those that ended alone. */
    private static boolean isLate(Evidence evidence, LateShare late) {
        boolean often =
                late.told() >= FEW && late.leads() >= FEW_LEADS && late.share().orElse(0) >= MOSTLY;
        return often
                && (evidence.source().kind() == Kind.EVENT
                        || evidence.filled().stream()
                                .anyMatch(filled ->
                                        filled.ending().equals(late.ending()) && filled.leastOdds() >= FILLED_OFTENER));
    }

    private static boolean isFilledMuchOftener(FillContrast filled) {
        long withValue = filled.filledEnded() + filled.filledOthers();
        return filled.filledEnded() >= FEW
                && filled.leastOdds() >= FILLED_MUCH_OFTENER
                && (filled.shareEnded() >= MOSTLY || filled.filledEnded() >= NEARLY_CERTAIN * withValue);
    }

    private static boolean isNearlyCertain(Strength strength) {
        return strength.certainPositives() >= FEW
                && new WilsonScoreInterval()
                                .createInterval(
                                        Math.toIntExact(strength.certainLeads()),
                                        Math.toIntExact(strength.certainPositives()),
                                        CONFIDENCE)
                                .getLowerBound()
                        >= NEARLY_CERTAIN;
    }

    private static String words(Kind kind, LateShare late) {
        String share = percent(late.share().orElseThrow());
        return kind == Kind.EVENT
                ? share + " of the events dated before " + late.leads() + " leads "
                        + late.ending().phrase() + " were recorded only afterwards"
                : "of the " + late.leads() + " leads with a value that "
                        + late.ending().phrase() + ", " + share + " got it only afterwards";
    }

    private static String words(FillContrast filled) {
        return "filled for " + percent(filled.shareEnded()) + " of the leads that "
                + filled.ending().phrase()
                + " and for " + percent(filled.shareOthers())
                + " of the others, as if people filled it in afterwards";
    }

    private static String words(Strength strength) {
        return strength.certainPositives() + " of the " + strength.certainLeads() + " leads with certain values of "
                + strength.feature() + " convert, as if it repeated the outcome";
    }

    private static String words(Strength strength, Effect effect) {
        return String.format(
                Locale.ROOT,
                "%s alone ranks better (average precision %.3f) than all the other features together (%.3f), and"
                        + " nothing says when its values became known",
                strength.feature(),
                strength.averagePrecision(),
                effect.without());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
