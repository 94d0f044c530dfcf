package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Leads by grade: letters of fit down, numbers of engagement across.
 *
 * @param counts leads by grade, such as {@code A1}
 */
public record GradeGrid(Map<String, Long> counts) {
    private static final String GRADES = """
            select
                grade as grade,
                count(*) as lead_count
            from lead_score
            where run_id = %s
            group by grade
            """;

    public GradeGrid {
        counts = Map.copyOf(counts);
    }

    static GradeGrid read(Store store, String run) {
        Map<String, Long> counts = new TreeMap<>();
        store.rows(GRADES.formatted(run), row -> counts.put(row.text("grade"), row.number("lead_count")));
        return new GradeGrid(counts);
    }

    /** The letters in use, best first. */
    public List<String> letters() {
        return parts(0, 1);
    }

    /** The numbers in use, best first. */
    public List<String> numbers() {
        return parts(1, 2);
    }

    private List<String> parts(int from, int to) {
        return counts.keySet().stream()
                .filter(grade -> grade.length() == 2)
                .map(grade -> grade.substring(from, to))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    public long count(String letter, String number) {
        return counts.getOrDefault(letter + number, 0L);
    }

    /** The cell's shade, 0 for none to 4 for the fullest. */
    public String shade(String letter, String number) {
        long fullest = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        return "heat" + Math.round(Math.ceil(4.0 * count(letter, number) / fullest));
    }
}
