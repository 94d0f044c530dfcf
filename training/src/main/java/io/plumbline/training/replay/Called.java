package io.plumbline.training.replay;

/**
 * What became of each lead at a rule of calling, in unit entry: one place per lead.
 *
 * @param moment   number of the moment at which it was called; NaN for never
 * @param mature   whether its horizon is over since
 * @param found    whether the step followed then
 * @param positive number of the last moment at which the step was to follow; NaN for none
 */
record Called(double[] moment, boolean[] mature, boolean[] found, double[] positive) {

    /**
     * Reads what SQL made of it.
     *
     * @param code {@link #code} of the first row at which the lead was called; NaN for none
     */
    static Called of(double[] code, double[] positive) {
        double[] moment = new double[code.length];
        boolean[] mature = new boolean[code.length];
        boolean[] found = new boolean[code.length];
        for (int i = 0; i < code.length; i++) {
            long first = Double.isNaN(code[i]) ? 0 : (long) code[i];
            moment[i] = Double.isNaN(code[i]) ? Double.NaN : Math.floor(code[i] / 4);
            mature[i] = first / 2 % 2 == 1;
            found[i] = first % 2 == 1;
        }
        return new Called(moment, mature, found, positive);
    }

    /** An SQL expression: the moment of row {@code r}, whether it is mature and its label, as one number. */
    static String code(String label) {
        return "r.snapshot_no * 4 + cast(r.mature as integer) * 2 + cast(r." + label + " as integer)";
    }

    boolean isCalled(int lead) {
        return !Double.isNaN(moment[lead]);
    }

    boolean missed(int lead) {
        return !Double.isNaN(positive[lead]) && !found[lead];
    }

    /** 1 for each lead called at a mature row, else 0. */
    double[] calledShares() {
        double[] shares = new double[moment.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = isCalled(i) && mature[i] ? 1 : 0;
        }
        return shares;
    }

    /** 1 for each lead found, else 0. */
    double[] foundShares() {
        double[] shares = new double[moment.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = found[i] ? 1 : 0;
        }
        return shares;
    }

    /** 1 for each lead that takes the step at one of its rows, else 0. */
    double[] positiveShares() {
        double[] shares = new double[positive.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Double.isNaN(positive[i]) ? 0 : 1;
        }
        return shares;
    }
}
