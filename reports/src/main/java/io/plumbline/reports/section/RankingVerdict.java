package io.plumbline.reports.section;

/**
 * Who ranks better by both measures of an order, points or prediction.
 *
 * @param rocAuc    how often a lead that converts stands above one that does not
 * @param precision the average precision
 */
public record RankingVerdict(Difference rocAuc, Difference precision) {

    /** Whether one is better by one measure at least, and by none worse. */
    boolean isTold() {
        return (rocAuc.isTold() || precision.isTold()) && !isTorn();
    }

    /** Whether each is better by one measure. */
    private boolean isTorn() {
        return rocAuc.isTold() && precision.isTold() && rocAuc.verdict() != precision.verdict();
    }

    /** The measure that tells it. */
    Difference told() {
        return rocAuc.isTold() ? rocAuc : precision;
    }

    /** As the code of a message: the winner's name, torn or cannot_tell. */
    public String code() {
        if (isTorn()) {
            return "torn";
        }
        return switch (told().verdict()) {
            case SCORER -> "prediction";
            case BASELINE -> "points";
            case CANNOT_TELL -> "cannot_tell";
        };
    }
}
