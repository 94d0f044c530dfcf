package io.plumbline.training.audit;

import java.util.HashSet;
import java.util.Set;

/**
 * The rows that a rule touched: those it gave, or took, points.
 *
 * @param rows      of these
 * @param leads     different ones
 * @param positives rows whose lead went on to the target
 * @param same      whether all rows touched got the same
 * @param mean      firings of a row on average, of all rows
 */
record RuleCounts(long rows, long leads, long positives, boolean same, double mean) {

    static RuleCounts of(double[] firings, AuditedRows rows) {
        long touched = 0;
        long positives = 0;
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        Set<Integer> leads = new HashSet<>();
        for (int i = 0; i < firings.length; i++) {
            if (firings[i] != 0) {
                touched++;
                positives += rows.label()[i] ? 1 : 0;
                leads.add(rows.lead()[i]);
                sum += firings[i];
                least = Math.min(least, firings[i]);
                most = Math.max(most, firings[i]);
            }
        }
        return new RuleCounts(
                touched, leads.size(), positives, least == most, firings.length == 0 ? 0 : sum / firings.length);
    }

    /**
     * Whether too few converted to say anything, among the rows touched or, where all of these got the same, among the others.
     * Rows that convert more rarely than others are not few for that: what they would have had counts as well.
     */
    boolean tooRare(AuditedRows all, int minimum) {
        double rate = (double) all.positives() / all.size();
        long others = all.size() - rows;
        return Math.max((double) positives, rate * rows) < minimum
                || (same && Math.max((double) (all.positives() - positives), rate * others) < minimum);
    }
}
