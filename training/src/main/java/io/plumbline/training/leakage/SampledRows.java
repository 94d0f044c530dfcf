package io.plumbline.training.leakage;

import java.util.Arrays;

/**
 * The rows of both halves of {@link AuditRows}, by their place among them.
 *
 * @param numbers of the training rows, ascending
 * @param judged  whether the row is one to judge on
 * @param label   whether the target followed
 * @param lead    number of the lead
 */
record SampledRows(int[] numbers, boolean[] judged, boolean[] label, int[] lead) {

    static SampledRows of(AuditRows rows) {
        int[] numbers = rows.all();
        boolean[] judged = new boolean[numbers.length];
        int[] lead = new int[numbers.length];
        for (int row : rows.judged()) {
            judged[Arrays.binarySearch(numbers, row)] = true;
        }
        for (int i = 0; i < numbers.length; i++) {
            lead[i] = rows.lead()[numbers[i]];
        }
        return new SampledRows(numbers, judged, rows.labels(numbers), lead);
    }
}
