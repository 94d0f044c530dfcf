package io.plumbline.training.audit;

import java.util.List;
import java.util.Locale;

/** Why a verdict is what it is, in a sentence. */
final class Sentences {
    private Sentences() {}

    static String noWeight(AuditedRule rule) {
        return "The points do not contain it: the weight of the dimension " + rule.dimension() + " is 0.";
    }

    static String tooRare(RuleCounts counts, AuditedRows all, int minimum) {
        return counts.rows() > all.size() / 2
                ? "It gave nearly every row the same, so that there is too little to hold it against: "
                        + count(all.size() - counts.rows()) + " other rows."
                : "It touched " + count(counts.rows()) + " rows, of which " + count(counts.positives()) + " converted; "
                        + count(minimum) + " are needed.";
    }

    static String noScale() {
        return "No rule lifts or lowers leads as it should beyond chance, so that the points have no scale.";
    }

    static String tooFew(AuditedRows all) {
        return "Only " + count(all.positives()) + " of " + count(all.size())
                + " rows converted: too few to judge any rule.";
    }

    /** How many rules earn their points. */
    static String whole(List<JudgedRule> rules) {
        long judged = rules.stream()
                .filter(rule -> rule.verdict() != Verdict.NO_WEIGHT)
                .count();
        long earning =
                rules.stream().filter(rule -> rule.verdict() == Verdict.EARNS).count();
        long open = rules.stream()
                .filter(rule -> rule.verdict() == Verdict.CANNOT_TELL || rule.verdict() == Verdict.TOO_RARE)
                .count();
        return "Of " + count(judged) + " rules in the points " + count(earning) + " earn theirs, "
                + count(judged - earning - open) + " do not, and of " + count(open) + " the data cannot tell.";
    }

    static String redundant(String other, double correlation, Support alone, boolean one) {
        String worth = "; by itself it would be worth " + points(alone.points()) + ".";
        return one
                ? "It counts for the same rows as '" + other + "' and cannot be told from it" + worth
                : "It counts much as '" + other + "' does (correlation " + decimals(correlation, 2)
                        + "), and nothing sure is left of it beside that rule" + worth;
    }

    static String of(Verdict verdict, double given, Support support) {
        String supported = "the outcomes support " + points(support.points()) + " (95 % "
                + decimals(support.interval().low(), 1) + " to "
                + decimals(support.interval().high(), 1) + ")";
        String gives = "It gives " + points(given);
        return switch (verdict) {
            case EARNS -> gives + ", and " + supported + ".";
            case VANITY ->
                gives + " for what leads that convert do no more than others, all else alike: " + supported + ".";
            case WRONG_SIGN -> gives + " where it should do the opposite: " + supported + ".";
            case CANNOT_TELL -> gives + "; the data cannot tell whether that is right: " + supported + ".";
            default -> gives + "; " + supported + ".";
        };
    }

    private static String points(double points) {
        String text = decimals(points, 1).replaceFirst("\\.0$", "");
        return text + (text.equals("1") || text.equals("-1") ? " point" : " points");
    }

    private static String decimals(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
