package io.plumbline.datasets.b2b;

/**
 * The hidden truth of the market. At the start of each week of its life (weeks counted from the start of the market),
 * a lead without an opportunity decides to buy within that week with probability
 * {@code 1 / (1 + exp(-(INTERCEPT + sum of coefficient x feature)))}. Features are those of {@link TrueEffect} in its
 * order, and know only what happened before that instant. Weeks are independent given the features, so a logistic
 * regression on {@link Decision}s estimates these coefficients without bias from what it cannot see.
 */
public final class TrueModel {

    /** Log-odds of a decision within a week when all features are 0. */
    public static final double INTERCEPT = -9.5;

    private static final TrueEffect[] EFFECTS = TrueEffect.values();

    private TrueModel() {}

    static double[] features(LeadState lead) {
        double[] features = new double[EFFECTS.length];
        for (int i = 0; i < features.length; i++) {
            features[i] = EFFECTS[i].feature(lead);
        }
        return features;
    }

    /**
     * The probability that a lead decides to buy within the week.
     *
     * @param features one value per {@link TrueEffect}, in its order
     * @param drifted  whether the effects after the drift hold
     */
    public static double probability(double[] features, boolean drifted) {
        double logOdds = INTERCEPT;
        for (int i = 0; i < EFFECTS.length; i++) {
            double coefficient = drifted ? EFFECTS[i].driftedCoefficient() : EFFECTS[i].coefficient();
            logOdds += coefficient * features[i];
        }
        return sigmoid(logOdds);
    }

    static double sigmoid(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
