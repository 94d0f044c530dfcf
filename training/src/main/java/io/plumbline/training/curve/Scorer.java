package io.plumbline.training.curve;

import java.util.Locale;

/** Something that gives each held-out row a score, higher for likelier leads. */
public enum Scorer {
    PREDICTIVE("probability", "linear_predictor"),
    POINTS("points", "points"),
    FIT("fit", "fit"),
    ENGAGEMENT("engagement", "engagement"),
    STAGE("stage", "stage"),
    /** A score the company already had. */
    EXISTING("existing", "existing"),
    /** Boosted trees on the same rows: what a more complex model would gain. Judged on test rows, used for nothing. */
    YARDSTICK("yardstick", "yardstick");

    private final String column;
    private final String rankColumn;

    Scorer(String column, String rankColumn) {
        this.column = column;
        this.rankColumn = rankColumn;
    }

    /** The name in the store's tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Column of {@code holdout_score} on which thresholds are set. */
    public String column() {
        return column;
    }

    /** Column of {@code holdout_score} that ranks rows; it breaks ties that calibration makes. */
    public String rankColumn() {
        return rankColumn;
    }
}
