package io.plumbline.engine.workspace;

/** How a level's threshold is chosen from the curve, in unit entry, out of fold. */
public sealed interface ThresholdPolicy {

    /** The step this threshold aims at. */
    String label();

    /** The policy's word in {@code plumbline.yaml}. */
    String word();

    /** Greatest harmonic mean of precision and recall. */
    record MaxF1(String label) implements ThresholdPolicy {
        @Override
        public String word() {
            return "max_f1";
        }
    }

    /**
     * Greatest F-beta.
     *
     * @param beta how many times more recall weighs than precision, above 0
     */
    record MaxFbeta(String label, double beta) implements ThresholdPolicy {
        @Override
        public String word() {
            return "max_fbeta";
        }
    }

    /**
     * Most conversions found at this precision or better.
     *
     * @param atLeast above 0, at most 1
     */
    record MinPrecision(String label, double atLeast) implements ThresholdPolicy {
        @Override
        public String word() {
            return "min_precision";
        }
    }

    /**
     * Fewest leads called at this recall or better.
     *
     * @param atLeast above 0, at most 1
     */
    record MinRecall(String label, double atLeast) implements ThresholdPolicy {
        @Override
        public String word() {
            return "min_recall";
        }
    }

    /**
     * As many leads as can be worked.
     *
     * @param leadsPerMonth leads per month, above 0
     */
    record Capacity(String label, double leadsPerMonth) implements ThresholdPolicy {
        @Override
        public String word() {
            return "capacity";
        }
    }

    /**
     * Greatest value of conversions less cost of work.
     *
     * @param customerValue what a conversion is worth, above 0
     * @param costPerLead   what it costs to work a lead, in the same money, above 0
     */
    record Profit(String label, double customerValue, double costPerLead) implements ThresholdPolicy {
        @Override
        public String word() {
            return "profit";
        }
    }
}
