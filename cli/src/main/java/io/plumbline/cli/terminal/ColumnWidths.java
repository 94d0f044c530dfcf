package io.plumbline.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How wide the columns of a table may be on a terminal. */
final class ColumnWidths {
    static final int GAP = 2;

    /** A column narrower than this cannot be read. */
    private static final int NARROWEST = 8;

    private ColumnWidths() {}

    /**
     * Widths that fit: the widest columns give way, numbers never.
     *
     * @param natural width of the widest cell of each column
     * @param numbers which columns hold numbers
     * @param total   columns of the terminal
     * @return empty when the table does not fit, however its words are broken
     */
    static Optional<List<Integer>> fitting(List<Integer> natural, List<Boolean> numbers, int total) {
        if (sum(natural) <= total) {
            return Optional.of(natural);
        }
        for (int cap = Math.min(total, widest(natural)); cap >= NARROWEST; cap--) {
            List<Integer> widths = capped(natural, numbers, cap);
            if (sum(widths) <= total) {
                return Optional.of(widths);
            }
        }
        return Optional.empty();
    }

    private static List<Integer> capped(List<Integer> natural, List<Boolean> numbers, int cap) {
        List<Integer> widths = new ArrayList<>();
        for (int k = 0; k < natural.size(); k++) {
            widths.add(numbers.get(k) ? natural.get(k) : Math.min(cap, natural.get(k)));
        }
        return widths;
    }

    private static int widest(List<Integer> widths) {
        return Math.max(
                NARROWEST, widths.stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    private static long sum(List<Integer> widths) {
        return widths.stream().mapToLong(Integer::intValue).sum() + (long) GAP * (widths.size() - 1);
    }
}
