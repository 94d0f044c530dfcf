package io.plumbline.reports.section;

/** The order in which scorers are shown. */
final class Scorer {
    private Scorer() {}

    /** A scorer's place as SQL over the column {@code scorer}; names unknown here come last. */
    static final String PLACE = """
            case scorer
                when 'predictive' then 1
                when 'points' then 2
                when 'existing' then 3
                when 'fit' then 4
                when 'engagement' then 5
                when 'stage' then 6
                when 'yardstick' then 8
                else 7
            end""";
}
