package io.plumbline.reports.section;

/** The order in which scorers are shown. */
public final class Scorer {
    private Scorer() {}

    /** A scorer's place as SQL over the column {@code scorer}; names unknown here come last. */
    public static final String PLACE = """
            case scorer
                when 'predictive' then 1
                when 'points' then 2
                when 'points_then' then 3
                when 'existing' then 4
                when 'fit' then 5
                when 'engagement' then 6
                when 'stage' then 7
                when 'yardstick' then 9
                else 8
            end""";
}
