package io.plumbline.training.encoding;

/**
 * Mean and population standard deviation of a column that are the same to the bit for any order of its rows.
 *
 * <p>Values are added as whole multiples of a unit so small that the sum still fits 64 bits. For a million rows the
 * unit is 2^-42 of the largest value, and the mean right to that.
 *
 * @param mean      of the values
 * @param deviation population standard deviation; exactly 0 when all values are equal
 */
record Moments(double mean, double deviation) {

    /**
     * Of a column.
     *
     * @param values finite, at least one
     */
    static Moments of(double[] values) {
        double least = values[0];
        double most = values[0];
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (least == most) {
            return new Moments(least, 0);
        }
        double mean = mean(values);
        double reach = Math.max(most - mean, mean - least);
        double[] squares = new double[values.length];
        for (int i = 0; i < squares.length; i++) {
            double share = (values[i] - mean) / reach;
            squares[i] = share * share;
        }
        return new Moments(mean, reach * Math.sqrt(mean(squares)));
    }

    private static double mean(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        int bits = 61 - Math.getExponent(largest) - (Integer.SIZE - Integer.numberOfLeadingZeros(values.length));
        long sum = 0;
        for (double value : values) {
            sum += (long) Math.rint(Math.scalb(value, bits));
        }
        return Math.scalb((double) sum / values.length, -bits);
    }
}
