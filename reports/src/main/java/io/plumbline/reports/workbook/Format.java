package io.plumbline.reports.workbook;

/** How a column's cells look; the cells themselves hold the store's whole figures. */
enum Format {
    /** Text that stays text also when a reader edits the cell. */
    TEXT("@", 18),
    /** Sentences; cells grow in height, not in width. */
    PROSE("@", 60),
    COUNT("#,##0", 10),
    /** A count in which tied ones are shared. */
    SHARED_COUNT("#,##0.0", 11),
    SHARE("0.0%", 12),
    POINTS("0.0", 10),
    /** A figure whose size says nothing of its kind: a metric, a threshold on any scale. */
    FIGURE("#,##0.0###", 12),
    AMOUNT("#,##0", 14),
    MONTH("yyyy\\-mm", 10),
    DAY("yyyy\\-mm\\-dd", 12),
    MINUTE("yyyy\\-mm\\-dd\\ hh:mm", 17);

    private final String pattern;
    private final int width;

    Format(String pattern, int width) {
        this.pattern = pattern;
        this.width = width;
    }

    /** As Excel writes it. */
    String pattern() {
        return pattern;
    }

    /** Of a column that says nothing else, in characters. */
    int width() {
        return width;
    }

    /** Numbers stand on the right, all else on the left. */
    boolean isNumber() {
        return switch (this) {
            case TEXT, PROSE, MONTH, DAY, MINUTE -> false;
            default -> true;
        };
    }
}
