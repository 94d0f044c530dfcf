package io.plumbline.cli;

import java.util.ArrayList;
import java.util.List;

/** The bank's contacts divided into runs of calls in one month; those with few positives are pooled with the next. */
final class BankPeriods {
    private static final int ENOUGH = 20;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int FIRST_YEAR = 2008;
    private static final int MONTH = 8;

    private BankPeriods() {}

    /**
     * A period.
     *
     * @param from contacts before it
     * @param to   contacts up to its end
     */
    record Period(String name, int from, int to, int positives) {
        int rows() {
            return to - from;
        }

        Period and(Period next) {
            String begin = name.replaceFirst(" to .*", "");
            return new Period(begin + " to " + next.name, from, next.to, positives + next.positives);
        }
    }

    /** @param lines of the file, the header first */
    static List<Period> of(List<String> lines) {
        List<Period> pooled = new ArrayList<>();
        for (Period run : runs(lines)) {
            int last = pooled.size() - 1;
            if (last >= 0 && pooled.get(last).positives() < ENOUGH) {
                pooled.set(last, pooled.get(last).and(run));
            } else {
                pooled.add(run);
            }
        }
        int last = pooled.size() - 1;
        if (last > 0 && pooled.get(last).positives() < ENOUGH) {
            Period few = pooled.remove(last);
            pooled.set(last - 1, pooled.get(last - 1).and(few));
        }
        return pooled;
    }

    private static List<Period> runs(List<String> lines) {
        List<Period> runs = new ArrayList<>();
        int year = FIRST_YEAR;
        int from = 0;
        int positives = 0;
        for (int row = 1; row < lines.size(); row++) {
            String month = month(lines.get(row));
            positives += lines.get(row).endsWith("\"yes\"") ? 1 : 0;
            boolean ends = row + 1 == lines.size() || !month(lines.get(row + 1)).equals(month);
            if (ends) {
                runs.add(new Period(month + " " + year, from, row, positives));
                from = row;
                positives = 0;
                if (row + 1 < lines.size() && MONTHS.indexOf(month(lines.get(row + 1))) < MONTHS.indexOf(month)) {
                    year++;
                }
            }
        }
        return runs;
    }

    private static String month(String line) {
        return line.split(";", -1)[MONTH].replace("\"", "");
    }
}
